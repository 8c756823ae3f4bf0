using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The share of rows whose right class is among the k with the greatest logits (Russakovsky et al., "ImageNet", 2015). Of equal logits the
/// first rank higher, so that with k = 1 this is accuracy. (scikit-learn ranks the last higher.) NaN without rows.
/// </summary>
public sealed class TopKAccuracy : MultiClassMetric
{
    private readonly int _k;
    private Mean _hits;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="k">How many guesses a row has, from 1 to classes − 1: with more, none could be wrong.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public TopKAccuracy(int classes, int k)
        : base(classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, classes);
        _k = k;
        Name = $"top_{k}_accuracy";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Compute() => _hits.Value;

    /// <inheritdoc/>
    public override void Reset() => _hits = default;

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        var place = targets.unsqueeze(1);
        var right = logits.gather(1, place);
        var tiedBefore = logits.eq(right).logical_and(arange(Classes).less(place));
        var ahead = logits.greater(right).logical_or(tiedBefore).sum(dim: 1);
        _hits.Add(ahead.less(_k).sum().ToInt64(), targets.size(0));
    }
}
