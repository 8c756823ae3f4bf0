namespace TorchSharp.Reference.Metrics;

/// <summary>Sets of metrics for tasks in which any number of labels is right.</summary>
public static class MultiLabelMetrics
{
    /// <summary>What <c>result.json</c> reports: <c>log_loss</c>, <c>hamming_loss</c>, <c>subset_accuracy</c>, <c>micro_f1</c>, <c>macro_f1</c>.</summary>
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="thresholds">One for each label; probability 0.5 unless told. Tune them on validation data, never on what is reported.</param>
    /// <exception cref="ArgumentException">The number of labels is less than 1, or not that of the thresholds.</exception>
    public static IReadOnlyList<IMetric> Standard(int labels, Thresholds? thresholds = null) =>
    [
        new MultiLabelLogLoss(labels),
        new HammingLoss(labels, thresholds),
        new SubsetAccuracy(labels, thresholds),
        new LabelScore(labels, Averaging.Micro, Measure.F1, thresholds),
        new LabelScore(labels, Averaging.Macro, Measure.F1, thresholds),
    ];
}
