using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Label-ranking average precision: for each label that a row has, which share of the labels ranked as high or higher it has too; the mean
/// over these labels, then over the rows (Schapire and Singer, "BoosTexter", 2000). As in scikit-learn, labels with equal logits share the
/// lower rank, and a row that has no label, or all, counts 1: no order would be wrong. Needs no thresholds. NaN without rows.
/// </summary>
/// <inheritdoc cref="MultiLabelMetric(int)"/>
public sealed class RankingAveragePrecision(int labels) : MultiLabelMetric(labels)
{
    private Mean _rows;

    /// <inheritdoc/>
    public override string Name => "label_ranking_average_precision";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Compute() => _rows.Value;

    /// <inheritdoc/>
    public override void Reset() => _rows = default;

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        var (actual, precision) = Ranking.Precision(logits, targets);
        var relevant = actual.sum(dim: 1);
        var rows = actual.mul(precision).sum(dim: 1).div(relevant);
        var noOrderIsWrong = relevant.eq(0).logical_or(relevant.eq(Labels));
        _rows.Add(rows.masked_fill(noOrderIsWrong, 1).sum().item<double>(), targets.size(0));
    }
}
