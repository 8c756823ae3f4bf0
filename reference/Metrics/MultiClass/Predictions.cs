using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>What each row of a batch is, and what it was taken for.</summary>
internal static class Predictions
{
    /// <param name="logits">Floating (B, classes), on the CPU.</param>
    /// <param name="targets">int64 (B), on the CPU.</param>
    public static IEnumerable<(long Actual, long Predicted)> Of(Tensor logits, Tensor targets) =>
        targets.data<long>().ToArray().Zip(logits.argmax(1).data<long>().ToArray());
}
