using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>A multi-label metric of yes and no: a label is predicted where its logit is above its threshold.</summary>
public abstract class ThresholdedMetric : MultiLabelMetric
{
    private readonly Thresholds _thresholds;

    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="thresholds">One for each label; probability 0.5 unless told.</param>
    /// <exception cref="ArgumentException">The number of labels is less than 1, or not that of the thresholds.</exception>
    protected ThresholdedMetric(int labels, Thresholds? thresholds)
        : base(labels)
    {
        _thresholds = thresholds ?? Thresholds.Default(labels);
        if (_thresholds.Labels != labels)
            throw new ArgumentException($"expected thresholds for {labels} labels, got {_thresholds.Labels}", nameof(thresholds));
    }

    /// <inheritdoc/>
    protected sealed override void Add(Tensor logits, Tensor targets) =>
        Add(new Decisions(_thresholds.Apply(logits), targets.greater(0.5)));

    /// <summary>Counts a batch of at least one row, inside a dispose scope.</summary>
    private protected abstract void Add(Decisions batch);
}
