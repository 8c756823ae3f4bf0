using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Precision, recall or F1 of a multi-label task: <c>micro_f1</c>, <c>macro_recall</c>, <c>sample_precision</c> and so on. NaN without
/// rows.
/// </summary>
public sealed class LabelScore : ThresholdedMetric
{
    private readonly Averaging _averaging;
    private readonly Measure _measure;
    private readonly Counts[] _perLabel;
    private Mean _perRow;

    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="averaging">Over what the mean is taken.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="thresholds">One for each label; probability 0.5 unless told.</param>
    /// <exception cref="ArgumentException">
    /// The number of labels is less than 1 or not that of the thresholds, or averaging or measure is unknown.
    /// </exception>
    public LabelScore(int labels, Averaging averaging, Measure measure, Thresholds? thresholds = null)
        : base(labels, thresholds)
    {
        _averaging = averaging;
        _measure = measure;
        _perLabel = new Counts[labels];
        Name = $"{NameOf(averaging)}_{MeasureNames.Of(measure)}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <summary>Precision, recall and F1 of every label.</summary>
    public IReadOnlyList<ClassScores> PerLabel() => [.. _perLabel.Select(counts => new ClassScores(counts))];

    /// <inheritdoc/>
    public override double Compute() => double.IsNaN(_perRow.Value) ? double.NaN : _averaging switch
    {
        Averaging.Micro => _perLabel.Aggregate((sum, label) => sum + label).Of(_measure),
        Averaging.Macro => _perLabel.Average(label => label.Of(_measure)),
        _ => _perRow.Value,
    };

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_perLabel);
        _perRow = default;
    }

    private protected override void Add(Decisions batch)
    {
        var hits = batch.Hits;
        // By name: a bare 0 would be the ScalarType Byte, and the sum one of everything.
        AddLabels(hits.sum(dim: 0), batch.Predicted.sum(dim: 0), batch.Actual.sum(dim: 0));
        var perRow = _averaging == Averaging.Sample ? OfRows(hits.sum(dim: 1), batch.Predicted.sum(dim: 1), batch.Actual.sum(dim: 1)) : 0;
        _perRow.Add(perRow, batch.Rows);
    }

    private void AddLabels(Tensor hits, Tensor predicted, Tensor actual)
    {
        var (h, p, a) = (hits.data<long>().ToArray(), predicted.data<long>().ToArray(), actual.data<long>().ToArray());
        for (var label = 0; label < Labels; label++)
            _perLabel[label] += new Counts(h[label], p[label], a[label]);
    }

    /// <summary>The sum over the rows of the measure; nothing of nothing is 0.</summary>
    private double OfRows(Tensor hits, Tensor predicted, Tensor actual)
    {
        var (part, whole) = _measure switch
        {
            Measure.Precision => (hits, predicted),
            Measure.Recall => (hits, actual),
            _ => (hits.mul(2), predicted.add(actual)),
        };
        return part.to(ScalarType.Float64).div(whole.clamp_min(1)).sum().item<double>();
    }

    private static string NameOf(Averaging averaging) => averaging switch
    {
        Averaging.Micro => "micro",
        Averaging.Macro => "macro",
        Averaging.Sample => "sample",
        _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, "no such averaging"),
    };
}
