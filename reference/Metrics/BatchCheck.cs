using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>What metrics ask of a batch. To be called in a dispose scope.</summary>
internal static class BatchCheck
{
    public static void Classes(Tensor logits, Tensor targets, int classes)
    {
        Logits(logits, classes, "classes");
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.dtype != ScalarType.Int64 || targets.dim() != 1 || targets.size(0) != logits.size(0))
            throw new ArgumentException(
                $"expected int64 class indices ({logits.size(0)}), got {Describe.Tensor(targets)}", nameof(targets));

        if (targets.size(0) > 0 && OutOfRange(targets, classes) is { } wrong)
            throw new ArgumentException($"expected class indices from 0 to {classes - 1}, got {wrong}", nameof(targets));
    }

    public static void Labels(Tensor logits, Tensor targets, int labels)
    {
        Logits(logits, labels, "labels");
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.dtype != ScalarType.Float32 || targets.dim() != 2 || targets.size(0) != logits.size(0) || targets.size(1) != labels)
            throw new ArgumentException(
                $"expected float32 targets ({logits.size(0)}, {labels}), got {Describe.Tensor(targets)}", nameof(targets));

        // t(t − 1) is 0 for 0 and 1 alone, and NaN counts as something.
        if (targets.mul(targets.sub(1)).any().item<bool>())
            throw new ArgumentException("expected targets of 0 and 1, got other values", nameof(targets));
    }

    private static void Logits(Tensor logits, int width, string columns)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (!logits.is_floating_point() || logits.dim() != 2 || logits.size(1) != width)
            throw new ArgumentException(
                $"expected floating-point logits (rows, {width} {columns}), got {Describe.Tensor(logits)}", nameof(logits));
        if (NoNumbers.In(logits) is { } wrong)
            throw new ArgumentException(
                $"expected logits that are numbers, got NaN or +∞ in {wrong.Count} of {logits.size(0)} rows, the first of them row {wrong.First}", nameof(logits));
    }

    private static long? OutOfRange(Tensor targets, int classes)
    {
        var (lowest, highest) = (targets.min().item<long>(), targets.max().item<long>());
        if (lowest < 0)
            return lowest;
        return highest >= classes ? highest : null;
    }
}
