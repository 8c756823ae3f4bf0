using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// A metric of tasks in which any number of labels is right. An instance serves one thread at a time.
/// Unless a metric says otherwise, what it gathers are a few managed numbers: no native memory outlives an update.
/// </summary>
public abstract class MultiLabelMetric : IMetric
{
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    protected MultiLabelMetric(int labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        Labels = labels;
    }

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract bool HigherIsBetter { get; }

    /// <summary>Takes in one batch.</summary>
    /// <param name="logits">float32 (B, labels), or another floating type, on any device; as the model gives them: no sigmoid.</param>
    /// <param name="targets">float32 (B, labels) of 0 and 1.</param>
    /// <exception cref="ArgumentException">Shapes, types or a target are others than these.</exception>
    public void Update(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        BatchCheck.Labels(logits, targets, Labels);
        if (targets.size(0) > 0)
            Add(logits.detach().cpu(), targets.detach().cpu());
    }

    /// <inheritdoc/>
    public abstract double Compute();

    /// <inheritdoc/>
    public abstract void Reset();

    /// <summary>Counts a batch of at least one row, inside a dispose scope.</summary>
    /// <param name="logits">Floating (B, labels), on the CPU, without gradient.</param>
    /// <param name="targets">float32 (B, labels) of 0 and 1, on the CPU.</param>
    protected abstract void Add(Tensor logits, Tensor targets);
}
