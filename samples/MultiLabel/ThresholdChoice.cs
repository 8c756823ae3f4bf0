using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>
/// One threshold for all labels, chosen on validation rows. The fewest wrong answers and the greatest micro-F1 want different thresholds,
/// and each pays for its own with the other: this one has the greatest micro-F1 among all that cost at most half a per cent more wrong
/// answers than the fewest.
/// </summary>
internal static class ThresholdChoice
{
    private const double MostExtraMistakes = 0.005;

    /// <param name="logits">float32 (N, labels): of each row, from a model that has not learned from it.</param>
    /// <param name="targets">float32 (N, labels) of 0 and 1.</param>
    public static Thresholds Choose(Tensor logits, Tensor targets)
    {
        var labels = (int)targets.size(1);
        var fewest = ThresholdTuning.Global(logits, targets, ThresholdGoal.HammingLoss).Logits[0];
        var bestF1 = ThresholdTuning.Global(logits, targets, ThresholdGoal.MicroF1).Logits[0];
        var limit = Mistakes(logits, targets, fewest) * (1 + MostExtraMistakes);

        // From the one towards the other, F1 rises and so do the mistakes: the last that is allowed is the best.
        var allowed = Between(fewest, bestF1).Where(threshold => Mistakes(logits, targets, threshold) <= limit);
        return Thresholds.Same(labels, allowed.MaxBy(threshold => MicroF1(logits, targets, threshold)));
    }

    private static IEnumerable<double> Between(double from, double to)
    {
        const int Steps = 100;
        return Enumerable.Range(0, Steps + 1).Select(step => from + (to - from) * step / Steps);
    }

    private static double Mistakes(Tensor logits, Tensor targets, double threshold) => Measure(new HammingLoss((int)targets.size(1), At(targets, threshold)), logits, targets);

    private static double MicroF1(Tensor logits, Tensor targets, double threshold) =>
        Measure(new LabelScore((int)targets.size(1), Averaging.Micro, TorchSharp.Reference.Metrics.Measure.F1, At(targets, threshold)), logits, targets);

    private static double Measure(IMetric metric, Tensor logits, Tensor targets)
    {
        metric.Update(logits, targets);
        return metric.Compute();
    }

    private static Thresholds At(Tensor targets, double threshold) => Thresholds.Same((int)targets.size(1), threshold);
}
