using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The mean over the rows of −log p(right class), in nats: what cross entropy without weights and smoothing is, computed in float64 and
/// from logits, so that no probability is cut off. NaN without rows.
/// </summary>
/// <inheritdoc cref="MultiClassMetric(int)"/>
public sealed class MultiClassLogLoss(int classes) : MultiClassMetric(classes)
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
        var loss = nn.functional.cross_entropy(logits.to(ScalarType.Float64), targets, reduction: nn.Reduction.Sum);
        _loss.Add(loss.item<double>(), targets.size(0));
    }
}
