using TorchSharp.Reference.Training;

namespace Samples.MultiLabel;

/// <summary>A line for each fold.</summary>
internal sealed class FoldLines(TextWriter output, int fold, int folds) : ITrainingProgress
{
    public void Started(TrainingPlan plan)
    {
        if (fold == 1)
            output.WriteLine(FormattableString.Invariant($"{folds} models of {plan.Parameters:N0} weights, {plan.Epochs} epochs each, on {plan.Device}"));
    }

    public void Stepped(in StepReport step)
    {
    }

    public void EpochEnded(EpochResult epoch)
    {
    }

    public void Ended(TrainingResult result)
    {
        if (result.Epochs.Count > 0 && result.Epochs[^1] is { Validation: { } validation } last)
            output.WriteLine(FormattableString.Invariant(
                $"model {fold}/{folds}: loss {last.TrainLoss:F4}, validation: loss {validation.Loss:F4}, hamming_loss {validation["hamming_loss"]:F4}; {result.SamplesPerSecond:N0} examples/s"));
    }
}
