using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>The share of rows whose greatest logit is the right class's. NaN without rows.</summary>
/// <inheritdoc cref="MultiClassMetric(int)"/>
public sealed class Accuracy(int classes) : MultiClassMetric(classes)
{
    private Mean _hits;

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Compute() => _hits.Value;

    /// <inheritdoc/>
    public override void Reset() => _hits = default;

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets) =>
        _hits.Add(logits.argmax(1).eq(targets).sum().item<long>(), targets.size(0));
}
