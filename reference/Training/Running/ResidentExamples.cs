using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Examples on the device of the model: the caller's own where they are there already, else a copy that is disposed.</summary>
internal sealed class ResidentExamples : IDisposable
{
    private readonly bool _isCopy;

    public ResidentExamples(Examples examples, Device device)
    {
        _isCopy = !Devices.AreSame(examples.Inputs.device, device) || !Devices.AreSame(examples.Targets.device, device);
        Examples = _isCopy ? new Examples(examples.Inputs.to(device, copy: true), examples.Targets.to(device, copy: true)) : examples;
    }

    public Examples Examples { get; }

    public void Dispose()
    {
        if (_isCopy)
            Examples.Dispose();
    }
}
