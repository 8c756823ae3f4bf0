using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>A batch after the thresholds.</summary>
/// <param name="Predicted">bool (B, labels).</param>
/// <param name="Actual">bool (B, labels).</param>
internal readonly record struct Decisions(Tensor Predicted, Tensor Actual)
{
    public long Rows => Actual.size(0);

    /// <summary>bool (B, labels): predicted and true.</summary>
    public Tensor Hits => Predicted.logical_and(Actual);
}
