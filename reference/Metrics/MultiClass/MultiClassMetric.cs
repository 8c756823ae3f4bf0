using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// A metric of tasks in which exactly one class is right. The prediction is the class with the greatest logit; of equal ones the first.
/// What is gathered are managed numbers: no native memory outlives an update. An instance serves one thread at a time.
/// </summary>
public abstract class MultiClassMetric : IMetric
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

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract bool HigherIsBetter { get; }

    /// <summary>Takes in one batch.</summary>
    /// <param name="logits">float32 (B, classes), or another floating type, on any device; as the model gives them: no softmax.</param>
    /// <param name="targets">int64 (B), each from 0 to classes − 1.</param>
    /// <exception cref="ArgumentException">Shapes, types or a target are others than these.</exception>
    public void Update(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        BatchCheck.Classes(logits, targets, Classes);
        if (targets.size(0) > 0)
            Add(logits.detach().cpu(), targets.detach().cpu());
    }

    /// <inheritdoc/>
    public abstract double Compute();

    /// <inheritdoc/>
    public abstract void Reset();

    /// <summary>Counts a batch of at least one row, inside a dispose scope.</summary>
    /// <param name="logits">Floating (B, classes), on the CPU, without gradient.</param>
    /// <param name="targets">int64 (B), checked, on the CPU.</param>
    protected abstract void Add(Tensor logits, Tensor targets);
}
