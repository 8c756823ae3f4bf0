using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>Switches a model between train and eval mode, and every part of it back to what it was, frozen parts included.</summary>
internal sealed class ModuleModes : IDisposable
{
    private readonly List<(Module Module, bool Training)> _before;

    private ModuleModes(Module model) => _before = [.. model.modules().Prepend(model).Select(module => (module, module.training))];

    public static ModuleModes Train(Module model)
    {
        var modes = new ModuleModes(model);
        model.train();
        return modes;
    }

    public static ModuleModes Evaluate(Module model)
    {
        var modes = new ModuleModes(model);
        model.eval();
        return modes;
    }

    public void Dispose()
    {
        // From the outside in: a switch takes the parts of a module along.
        foreach (var (module, training) in _before)
        {
            if (module.training != training)
                module.train(training);
        }
    }
}
