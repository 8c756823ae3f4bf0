using System.Globalization;
using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Loss, gradients and buffers are numbers in every step. When loss or gradients are not, the layer where it began is found by running the
/// batch once more.
/// </summary>
internal sealed class FiniteGuard(ForwardPass forward, optim.Optimizer optimizer, IReadOnlyList<Parameter> parameters)
{
    private readonly FiniteBuffers _buffers = new(forward.Module);

    /// <exception cref="TrainingException">The loss is infinite or no number.</exception>
    public void CheckLoss(Batch batch, double loss)
    {
        if (!double.IsFinite(loss))
            throw new TrainingException(
                string.Create(CultureInfo.InvariantCulture, $"the loss is {loss}: {new FirstOffender(forward).Find(batch)}"));
    }

    /// <exception cref="TrainingException">A gradient is infinite or no number.</exception>
    public void CheckGradients()
    {
        if (optimizer is FlatAdam flat ? flat.HasFiniteGradients() : parameters.All(HasFiniteSum))
            return;

        // A sum may also have overflowed: only now it is worth to look at every number.
        var offenders = forward.Module.named_parameters().Where(named => named.parameter.requires_grad && !HasFiniteGradient(named.parameter)).Select(named => named.name).ToList();
        if (offenders.Count > 0)
            throw new TrainingException(
                $"the gradient of {offenders[^1]} is not finite{Others(offenders.Count - 1)}. Backward runs from the last layer to the first, so it began there: a lower learning rate, ClipGradientNorm, or a stable formula in that layer may help");
    }

    /// <exception cref="TrainingException">A buffer became infinite or no number.</exception>
    public void CheckBuffers()
    {
        if (_buffers.FirstOffender() is { } buffer)
            throw new TrainingException(
                $"the buffer {buffer} is not finite after this step, and evaluations would go by it: what its layer gathers "
                + "(batch norm: means and variances) ran away. Look at the inputs of that layer, or lower the learning rate");
    }

    private static string Others(int count) => count == 0 ? "" : $", and so are those of {count} parameters before it";

    private static bool HasFiniteSum(Parameter parameter)
    {
        using var gradient = parameter.grad;
        using var sum = gradient?.sum();
        return sum is null || double.IsFinite(sum.Number());
    }

    private static bool HasFiniteGradient(Parameter parameter)
    {
        using var gradient = parameter.grad;
        return gradient is null || gradient.IsFinite();
    }
}
