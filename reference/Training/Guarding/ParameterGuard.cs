using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Every parameter is set; each that wants gradients is the optimizer's, gets one from the loss, and the first step changes something.
/// </summary>
internal sealed class ParameterGuard(nn.Module model, optim.Optimizer optimizer)
{
    private readonly List<(string Name, Parameter Parameter)> _trainable = [.. model.named_parameters().Where(named => named.parameter.requires_grad)];
    private List<Tensor>? _before;
    private bool _isDone;

    /// <exception cref="TrainingException">The optimizer holds other parameters than the model.</exception>
    public void BeforeFirstStep()
    {
        if (_isDone || _before is not null)
            return;
        if (_trainable.Count == 0)
            throw new TrainingException(
                "the model has no parameters that want gradients: does its constructor call RegisterComponents() after its fields are set, and are its layers fields (a List of layers is not seen, a ModuleList is)?");
        CheckOptimizer();
        FirstWeights.Refuse(model);
        using var withoutGradient = no_grad();
        _before = [.. _trainable.Select(named => named.Parameter.clone().DetachFromDisposeScope())];
    }

    /// <exception cref="TrainingException">There is nothing to go back along.</exception>
    public void AfterFirstForward(Tensor loss)
    {
        if (!_isDone && !loss.requires_grad)
            throw new TrainingException("the loss has no graph behind it: forward ran under no_grad(), or something cut the graph (detach, item, a new tensor of its numbers)");
    }

    /// <exception cref="TrainingException">The loss does not depend on some parameters.</exception>
    public void AfterFirstBackward()
    {
        if (_isDone)
            return;
        var idle = _trainable.Where(named => HasNoGradient(named.Parameter)).Select(named => named.Name).ToList();
        if (idle.Count > 0)
            throw new TrainingException(
                $"the loss does not reach {Names(idle)}: forward does not use them, or something cut the graph (detach, item, no_grad). Set requires_grad to false for what is not to be trained");
    }

    /// <exception cref="TrainingException">The first step changed nothing.</exception>
    public void AfterFirstUpdate()
    {
        // A warm-up may begin with a rate of 0: then a later step is the first that counts.
        if (_isDone || optimizer.ParamGroups.All(group => group.LearningRate == 0))
            return;
        var changed = _trainable.Zip(_before!).Any(pair => Differ(pair.First.Parameter, pair.Second));
        _before!.ForEach(tensor => tensor.Dispose());
        _isDone = true;
        if (!changed)
            throw new TrainingException(
                "the first step changed no parameter: all gradients are 0, or the learning rate is too small to move a float");
    }

    private static bool HasNoGradient(Parameter parameter)
    {
        using var gradient = parameter.grad;
        return gradient is null;
    }

    private static bool Differ(Tensor one, Tensor other)
    {
        using var each = one.ne(other);
        using var any = each.any();
        return any.item<bool>();
    }

    private void CheckOptimizer()
    {
        var held = optimizer.parameters().Select(parameter => parameter.Handle).ToHashSet();
        var missing = _trainable.Where(named => !held.Contains(named.Parameter.Handle)).Select(named => named.Name).ToList();
        if (missing.Count > 0)
            throw new TrainingException(
                $"the optimizer does not have {Names(missing)}: make it of this model's parameters, after the model is on its device, or set requires_grad to false for what is not to be trained");
    }

    private static string Names(List<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} other parameters";
}
