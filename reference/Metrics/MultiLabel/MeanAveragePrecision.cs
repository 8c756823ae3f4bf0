using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The mean over the labels of their average precision, ∑ (recall gained) · precision over the label's distinct logits from the greatest
/// down, without interpolation (as scikit-learn's <c>average_precision_score</c> with <c>average="macro"</c>). Rows with equal logits come
/// together. A label that no row has counts 0. Needs no thresholds. NaN without rows.
/// </summary>
/// <remarks>
/// An order needs all rows at once: this metric keeps each logit, as float32, and each target, 5 bytes of managed memory for every label of
/// every row, until <see cref="Reset"/>.
/// </remarks>
/// <inheritdoc cref="MultiLabelMetric(int)"/>
public sealed class MeanAveragePrecision(int labels) : MultiLabelMetric(labels)
{
    private readonly List<float> _logits = [];
    private readonly List<bool> _targets = [];

    /// <inheritdoc/>
    public override string Name => "mean_average_precision";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Compute() => _logits.Count == 0 ? double.NaN : PerLabel().Average();

    /// <summary>The average precision of every label; none without rows.</summary>
    public IReadOnlyList<double> PerLabel()
    {
        if (_logits.Count == 0)
            return [];

        using var scope = NewDisposeScope();
        var (logits, targets) = Columns();
        var (actual, precision) = Ranking.Precision(logits, targets);
        var positives = actual.sum(dim: 1).clamp_min(1);
        return actual.mul(precision).sum(dim: 1).div(positives).data<double>().ToArray();
    }

    /// <summary>The precision-recall curve of every label; none without rows.</summary>
    public IReadOnlyList<PrecisionRecallCurve> Curves()
    {
        if (_logits.Count == 0)
            return [];

        using var scope = NewDisposeScope();
        var (logits, targets) = Columns();
        var averages = PerLabel();
        return [.. Enumerable.Range(0, Labels).Select(label => PrecisionRecallCurve.Of(logits[label], targets[label], averages[label]))];
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _logits.Clear();
        _targets.Clear();
    }

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        _logits.AddRange(logits.to(ScalarType.Float32).data<float>().ToArray());
        _targets.AddRange(targets.to(ScalarType.Bool).data<bool>().ToArray());
    }

    /// <summary>float32 (labels, rows) each: a label in a row.</summary>
    private (Tensor Logits, Tensor Targets) Columns() =>
        (tensor(_logits.ToArray()).view(-1, Labels).t().contiguous(),
         tensor(_targets.ToArray()).view(-1, Labels).t().to(ScalarType.Float32));
}
