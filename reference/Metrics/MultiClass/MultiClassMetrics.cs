namespace TorchSharp.Reference.Metrics;

/// <summary>Sets of metrics for tasks in which exactly one class is right.</summary>
public static class MultiClassMetrics
{
    /// <summary>What <c>result.json</c> reports: <c>accuracy</c>, <c>log_loss</c>, <c>macro_f1</c>.</summary>
    /// <param name="classes">The number of classes, at least 2.</param>
    public static IReadOnlyList<IMetric> Standard(int classes) =>
        [new Accuracy(classes), new MultiClassLogLoss(classes), new MacroClassScore(classes, Measure.F1)];
}
