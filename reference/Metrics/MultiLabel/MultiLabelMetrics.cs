namespace TorchSharp.Reference.Metrics;

/// <summary>Sets of metrics for tasks in which any number of labels is right.</summary>
public static class MultiLabelMetrics
{
    /// <summary>
    /// What <c>result.json</c> reports: <c>log_loss</c>, <c>hamming_loss</c>, <c>subset_accuracy</c>, <c>micro_f1</c>, <c>macro_f1</c>.
    /// </summary>
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="thresholds">
    /// One for each label; probability 0.5 unless told. Tune them on validation data, never on what is reported.
    /// </param>
    /// <exception cref="ArgumentException">The number of labels is less than 1, or not that of the thresholds.</exception>
    public static IReadOnlyList<IMetric> Standard(int labels, Thresholds? thresholds = null) =>
    [
        new MultiLabelLogLoss(labels),
        new HammingLoss(labels, thresholds),
        new SubsetAccuracy(labels, thresholds),
        new LabelScore(labels, Averaging.Micro, Measure.F1, thresholds),
        new LabelScore(labels, Averaging.Macro, Measure.F1, thresholds),
    ];

    /// <summary>
    /// All that this library knows: the standard ones, precision, recall and F1 as <c>micro_</c>, <c>macro_</c> and <c>sample_</c>,
    /// <c>label_ranking_average_precision</c>, and <c>mean_average_precision</c>, which keeps every logit.
    /// </summary>
    /// <inheritdoc cref="Standard"/>
    public static IReadOnlyList<IMetric> Full(int labels, Thresholds? thresholds = null) =>
    [
        new MultiLabelLogLoss(labels),
        new HammingLoss(labels, thresholds),
        new SubsetAccuracy(labels, thresholds),
        .. from averaging in Enum.GetValues<Averaging>()
           from measure in Enum.GetValues<Measure>()
           select new LabelScore(labels, averaging, measure, thresholds),
        new RankingAveragePrecision(labels),
        new MeanAveragePrecision(labels),
    ];
}
