using System.Globalization;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The model's first outputs are logits. Numbers that look squashed may be so by chance, so a suspicion is put to the model with inputs a thousand
/// times as great: what ends in softmax, sigmoid or ReLU stays in its range, what ends in a linear layer does not.
/// </summary>
internal sealed class OutputGuard(nn.Module<Tensor, Tensor> model, ITrainingTask task)
{
    private const double Amplification = 1000;

    private bool _isDone;

    /// <exception cref="TrainingException">The outputs are squashed, and the loss squashes them again.</exception>
    public void LookAtFirst(Batch batch, Tensor outputs)
    {
        if (_isDone)
            return;
        _isDone = true;
        using var withoutGradient = no_grad();
        var range = OutputRange.Of(outputs);
        if (range == OutputRange.Logits || (range == OutputRange.LogSoftmax && task.AppliesSoftmax) || !IsConfirmed(range, batch))
            return;
        throw new TrainingException(string.Create(CultureInfo.InvariantCulture, $"{range.Evidence}: the model ends in {range.Name}, and the loss wants logits. {Cost(batch)}Remove it from forward, and apply it where you predict"));
    }

    private string Cost(Batch batch) =>
        string.Create(CultureInfo.InvariantCulture, $"With outputs from 0 to 1 this loss cannot fall under {task.SquashedFloor(batch.Targets):0.000}. ");

    private bool IsConfirmed(OutputRange range, Batch batch)
    {
        if (!batch.Inputs.is_floating_point())
            return range == OutputRange.Softmax || batch.Count >= OutputRange.Many;

        using var generator = get_rng_state();
        using var modes = ModuleModes.Evaluate(model);
        try
        {
            return IsConfirmed(range, batch.Inputs, Amplification) && IsConfirmed(range, batch.Inputs, -Amplification);
        }
        finally
        {
            set_rng_state(generator);
        }
    }

    /// <summary>A thousand times zero would show the biases only, once more.</summary>
    private static Tensor NotAllZero(Tensor inputs) => inputs.count_nonzero().ToInt64() == 0 ? ones_like(inputs) : inputs;

    private bool IsConfirmed(OutputRange range, Tensor inputs, double factor)
    {
        using var scope = NewDisposeScope();
        return OutputRange.Of(model.call(NotAllZero(inputs).mul(factor))).Includes(range);
    }
}
