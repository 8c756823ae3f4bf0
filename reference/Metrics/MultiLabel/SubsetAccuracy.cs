namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The share of rows of which every label is right (Zhu et al., "Multi-labelled classification using maximum entropy method", 2005).
/// A row without labels is right when none is predicted. NaN without rows.
/// </summary>
/// <inheritdoc cref="ThresholdedMetric(int, Thresholds?)"/>
public sealed class SubsetAccuracy(int labels, Thresholds? thresholds = null) : ThresholdedMetric(labels, thresholds)
{
    private Mean _right;

    /// <inheritdoc/>
    public override string Name => "subset_accuracy";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Compute() => _right.Value;

    /// <inheritdoc/>
    public override void Reset() => _right = default;

    private protected override void Add(Decisions batch) =>
        _right.Add(batch.Predicted.eq(batch.Actual).all(1).sum().ToInt64(), batch.Rows);
}
