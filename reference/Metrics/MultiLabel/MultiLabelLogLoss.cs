using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The mean over all labels of all rows of −log p(what is true), in nats: what BCE-with-logits without weights is, computed in float64 and
/// from logits, so that no probability is cut off. Coin flips, and probabilities of 0.5, have ln 2 = 0.693. NaN without rows.
/// </summary>
/// <inheritdoc cref="MultiLabelMetric(int)"/>
public sealed class MultiLabelLogLoss(int labels) : MultiLabelMetric(labels)
{
    private Mean _loss;

    /// <inheritdoc/>
    public override string Name => "log_loss";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Compute() => _loss.Value;

    /// <inheritdoc/>
    public override void Reset() => _loss = default;

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        var loss = nn.functional.binary_cross_entropy_with_logits(
            logits.to(ScalarType.Float64), targets.to(ScalarType.Float64), reduction: nn.Reduction.Sum);
        _loss.Add(loss.item<double>(), targets.numel());
    }
}
