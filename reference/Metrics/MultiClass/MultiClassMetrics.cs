namespace TorchSharp.Reference.Metrics;

/// <summary>Sets of metrics for tasks in which exactly one class is right.</summary>
public static class MultiClassMetrics
{
    /// <summary>What <c>result.json</c> reports: <c>accuracy</c>, <c>log_loss</c>, <c>macro_f1</c>.</summary>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static IReadOnlyList<IMetric> Standard(int classes) =>
        [new Accuracy(classes), new MultiClassLogLoss(classes), new MacroClassScore(classes, Measure.F1)];

    /// <summary>
    /// All that this library knows: the standard ones, <c>macro_precision</c>, <c>macro_recall</c>, <c>expected_calibration_error</c>, and
    /// <c>top_5_accuracy</c> where there are more than five classes.
    /// </summary>
    /// <inheritdoc cref="Standard"/>
    public static IReadOnlyList<IMetric> Full(int classes) =>
    [
        .. Standard(classes),
        new MacroClassScore(classes, Measure.Precision),
        new MacroClassScore(classes, Measure.Recall),
        new CalibrationError(classes),
        .. classes > 5 ? [new TopKAccuracy(classes, 5)] : Array.Empty<IMetric>(),
    ];
}
