namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The share of wrong answers among all labels of all rows (Schapire and Singer, "BoosTexter", 2000). NaN without rows.
/// </summary>
/// <inheritdoc cref="ThresholdedMetric(int, Thresholds?)"/>
public sealed class HammingLoss(int labels, Thresholds? thresholds = null) : ThresholdedMetric(labels, thresholds)
{
    private Mean _wrong;

    /// <inheritdoc/>
    public override string Name => "hamming_loss";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Compute() => _wrong.Value;

    /// <inheritdoc/>
    public override void Reset() => _wrong = default;

    private protected override void Add(Decisions batch) =>
        _wrong.Add(batch.Predicted.logical_xor(batch.Actual).sum().ToInt64(), batch.Rows * Labels);
}
