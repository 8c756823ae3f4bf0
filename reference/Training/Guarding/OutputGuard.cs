using System.Globalization;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The model's first outputs are logits. Numbers that look squashed may be so by chance, so a suspicion is put to the model with inputs a thousand
/// times as great, and with other, great weights: what ends in softmax, sigmoid, tanh or ReLU stays in its range, what ends in a linear layer
/// does not. Inputs that are integers, the words of an embedding say, cannot be made greater: there the weights decide.
/// </summary>
internal sealed class OutputGuard(ForwardPass forward, ITrainingTask task)
{
    private const double Amplification = 1000;

    private bool _isDone;
    private OutputRange? _suspicion;

    public void LookAtFirst(Tensor outputs)
    {
        if (_isDone)
            return;
        _isDone = true;
        using var withoutGradient = no_grad();
        _suspicion = Suspicion(outputs);
    }

    /// <summary>What the model ends in where it does not end in logits, and that can be proved; null else.</summary>
    public OutputRange? Ending(Batch batch)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        using var modes = ModuleModes.Evaluate(forward.Module);
        return Suspicion(forward.Of(batch)) is { } range && IsConfirmed(range, batch) ? range : null;
    }

    /// <summary>After the backward pass: the weights are changed for a moment.</summary>
    /// <exception cref="TrainingException">The outputs are squashed, and the loss squashes them again.</exception>
    public void Confirm(Batch batch)
    {
        if (_suspicion is not { } range)
            return;
        _suspicion = null;
        using var withoutGradient = no_grad();
        if (IsConfirmed(range, batch))
            throw new TrainingException(
                $"{range.Evidence}: the model ends in {range.Name}, and the loss wants logits. "
                + $"{Cost(range, batch)}Remove it from forward, and apply it where you predict");
    }

    private OutputRange? Suspicion(Tensor outputs)
    {
        var range = OutputRange.Of(outputs);
        return range == OutputRange.Logits || (range == OutputRange.LogSoftmax && task.AppliesSoftmax) ? null : range;
    }

    private string Cost(OutputRange range, Batch batch) => range.IsFrom0To1
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"With outputs from 0 to 1 this loss cannot fall under {task.SquashedFloor(batch.Targets):0.000}. ")
        : "";

    private bool IsConfirmed(OutputRange range, Batch batch)
    {
        using var scope = NewDisposeScope();
        using var random = new RandomScope();
        using var modes = ModuleModes.Evaluate(forward.Module);
        return AnswerTo(batch, range) ?? false;
    }

    /// <summary>
    /// Weights may be too great for a deep model, whose numbers overflow: then greater inputs are enough. Of integers nothing is left but
    /// that rows which sum to 1 do not do so by chance.
    /// </summary>
    private bool? AnswerTo(Batch batch, OutputRange range)
    {
        var first = forward.Of(batch);
        var isContinuous = batch.AllInputs.Any(inputs => inputs.is_floating_point());
        var byInputs = isContinuous ? Answer(range, first, factor => forward.Of(batch.With(inputs => Amplified(inputs, factor), batch.Targets))) : null;
        if (byInputs == false)
            return false;
        var byWeights = Answer(range, first, factor =>
        {
            using var weights = new OtherWeights(forward.Module, factor);
            return forward.Of(batch);
        });

        // The first outputs of most right models are from -1 to 1, and may stay so where the inputs are normalised: only weights can prove it.
        if (range == OutputRange.Tanh)
            return byWeights;
        return byWeights ?? byInputs ?? (!isContinuous && range == OutputRange.Softmax);
    }

    /// <returns>
    /// Whether outputs stay in the range when they are driven far; null where they are not moved at all, as by a head of zeros, or
    /// overflow.
    /// </returns>
    private static bool? Answer(OutputRange range, Tensor first, Func<double, Tensor> drive)
    {
        var hasMoved = false;
        foreach (var factor in new[] { Amplification, -Amplification })
        {
            var outputs = drive(factor);
            if (!outputs.IsFinite())
                return null;
            if (!range.Allows(outputs))
                return false;
            hasMoved |= outputs.ne(first).any().item<bool>();
        }

        return hasMoved ? true : null;
    }

    private static Tensor Amplified(Tensor inputs, double factor) => inputs.is_floating_point() ? NotAllZero(inputs).mul(factor) : inputs;

    /// <summary>A thousand times zero would show the biases only, once more.</summary>
    private static Tensor NotAllZero(Tensor inputs) => inputs.count_nonzero().ToInt64() == 0 ? ones_like(inputs) : inputs;
}
