using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// A metric of tasks in which exactly one class is right: logits floating (B, classes), no softmax; targets int64 (B), each from 0 to
/// classes − 1. The prediction is the class with the greatest logit; of equal ones the first.
/// </summary>
public abstract class MultiClassMetric : BatchMetric
{
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    protected MultiClassMetric(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    private protected sealed override void Check(Tensor logits, Tensor targets) => BatchCheck.Classes(logits, targets, Classes);
}
