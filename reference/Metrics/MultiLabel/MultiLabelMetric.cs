using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// A metric of tasks in which any number of labels is right: logits floating (B, labels), no sigmoid; targets float32 (B, labels), each 0
/// or 1.
/// </summary>
public abstract class MultiLabelMetric : BatchMetric
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

    private protected sealed override void Check(Tensor logits, Tensor targets) => BatchCheck.Labels(logits, targets, Labels);
}
