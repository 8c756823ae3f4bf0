using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>Switches a model between train and eval mode, and every part of it back to what it was, frozen parts included.</summary>
internal sealed class ModuleModes : IDisposable
{
    private readonly List<(Module Module, bool Training)> _before;

    private ModuleModes(Module model) => _before = [.. model.modules().Prepend(model).Select(module => (module, module.training))];

    /// <summary>
    /// A model in eval mode as a whole goes to train mode as a whole. Of one that is in train mode already, the parts in eval mode were put
    /// into it by someone: a frozen batch norm keeps its statistics.
    /// </summary>
    public static ModuleModes Train(Module model)
    {
        var modes = new ModuleModes(model);
        if (!model.training)
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
