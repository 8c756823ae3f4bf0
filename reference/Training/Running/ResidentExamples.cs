using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Examples on the device of the model: the caller's own where they are there already, else a copy that is disposed.</summary>
internal sealed class ResidentExamples : IDisposable
{
    private readonly bool _isCopy;

    public ResidentExamples(Examples examples, Device device)
    {
        _isCopy = !examples.All.Tensors.All(tensor => Devices.AreSame(tensor.device, device));
        Examples = _isCopy ? Examples.Of(examples.Take(tensor => tensor.to(device, copy: true))) : examples;
    }

    public Examples Examples { get; }

    /// <summary>A stream stays what it is: its batches are moved as they come.</summary>
    public static ResidentExamples? Of(ExampleSource? source, Device device) => source is Examples examples ? new(examples, device) : null;

    public void Dispose()
    {
        if (_isCopy)
            Examples.Dispose();
    }
}
