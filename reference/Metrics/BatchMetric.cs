using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// What the metrics of both tasks have in common: a batch is checked, then counted on the CPU, without gradient. Unless a metric says
/// otherwise, what it gathers are a few managed numbers: no native memory outlives an update. An instance serves one thread at a time.
/// </summary>
public abstract class BatchMetric : IMetric
{
    private protected BatchMetric()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract bool HigherIsBetter { get; }

    /// <inheritdoc/>
    public abstract double Compute();

    /// <inheritdoc/>
    public abstract void Reset();

    /// <inheritdoc/>
    public void Update(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        Check(logits, targets);
        if (targets.size(0) > 0)
            Add(logits.detach().cpu(), targets.detach().cpu());
    }

    /// <exception cref="ArgumentException">Shapes, types or a target are others than the metric's, or a logit is NaN or +∞.</exception>
    private protected abstract void Check(Tensor logits, Tensor targets);

    /// <summary>Counts a batch of at least one row, inside a dispose scope.</summary>
    /// <param name="logits">Floating (B, classes) or (B, labels), on the CPU, without gradient.</param>
    /// <param name="targets">Checked, on the CPU.</param>
    protected abstract void Add(Tensor logits, Tensor targets);
}
