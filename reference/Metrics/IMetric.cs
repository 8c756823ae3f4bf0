using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>A figure that is gathered batch by batch and exact over all of them: not a mean of batch means.</summary>
public interface IMetric
{
    /// <summary>As in <c>result.json</c>: lower case with underscores, <c>micro_f1</c>.</summary>
    string Name { get; }

    /// <summary>Whether more is better (accuracy) or less (log loss).</summary>
    bool HigherIsBetter { get; }

    /// <summary>Takes in one batch.</summary>
    /// <param name="logits">float32 (B, classes) or (B, labels), as the model gives them: no softmax, no sigmoid.</param>
    /// <param name="targets">int64 (B) class indices, or float32 (B, labels) of 0 and 1.</param>
    /// <exception cref="ArgumentException">
    /// Shapes or types are others than the metric's, or a logit is NaN or +∞: neither right nor wrong could be told from it.
    /// </exception>
    void Update(Tensor logits, Tensor targets);

    /// <summary>The figure over all batches since the beginning or the last <see cref="Reset"/>; NaN where it is not defined.</summary>
    double Compute();

    /// <summary>Forgets all batches.</summary>
    void Reset();
}
