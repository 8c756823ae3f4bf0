using static System.FormattableString;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>What the losses ask of their arguments. To be called in a dispose scope.</summary>
internal static class LossCheck
{
    public static void Classes(Tensor logits, Tensor targets, CrossEntropyOptions options)
    {
        Logits(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (logits.dim() == 0)
            throw new ArgumentException("expected logits (K), (N, K) or (N, K, d…), got a single number", nameof(logits));

        var classDim = logits.dim() == 1 ? 0 : 1;
        var places = logits.shape.Where((_, dim) => dim != classDim);
        var fits = targets.dtype == ScalarType.Int64
            ? targets.shape.SequenceEqual(places)
            : targets.dtype == logits.dtype && targets.shape.SequenceEqual(logits.shape);
        if (!fits)
            throw new ArgumentException(
                $"expected int64 class indices ({Sizes(places)}) or {logits.dtype} probabilities ({Sizes(logits.shape)}), "
                + $"got {Describe.Tensor(targets)}",
                nameof(targets));
        if (options.LabelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentException(
                Invariant($"a label smoothing of {options.LabelSmoothing} is not possible: from 0 to 1"), nameof(options));

        if (targets.dtype == ScalarType.Int64)
            Indices(targets, logits.size(classDim), options.IgnoreIndex);
        Weight(options.Weight, logits, logits.size(classDim));
    }

    public static void Labels(Tensor logits, Tensor targets, BinaryCrossEntropyOptions options)
    {
        Logits(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.dtype != logits.dtype || !targets.shape.SequenceEqual(logits.shape))
            throw new ArgumentException(
                $"expected targets like the logits, {Describe.Tensor(logits)}, got {Describe.Tensor(targets)}", nameof(targets));

        Broadcasts(options.Weight, logits, nameof(options.Weight));
        Broadcasts(options.PosWeight, logits, nameof(options.PosWeight));
    }

    private static void Logits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (!logits.is_floating_point())
            throw new ArgumentException($"expected floating-point logits, got {Describe.Tensor(logits)}", nameof(logits));
    }

    private static void Indices(Tensor targets, long classes, long ignored)
    {
        var wrong = targets.less(0).logical_or(targets.greater_equal(classes)).logical_and(targets.ne(ignored));
        if (wrong.any().item<bool>())
            throw new ArgumentException(
                $"expected class indices from 0 to {classes - 1}, got {targets[wrong][0].item<long>()}", nameof(targets));
    }

    private static void Weight(Tensor? weight, Tensor logits, long classes)
    {
        if (weight is not null && (weight.dtype != logits.dtype || weight.dim() != 1 || weight.size(0) != classes))
            throw new ArgumentException(
                $"expected a weight for each class, {logits.dtype} ({classes}), got {Describe.Tensor(weight)}", nameof(weight));
    }

    private static void Broadcasts(Tensor? weight, Tensor logits, string name)
    {
        if (weight is null)
            return;

        var fits = weight.dtype == logits.dtype && weight.dim() <= logits.dim()
            && weight.shape.Reverse().Zip(logits.shape.Reverse()).All(pair => pair.First == 1 || pair.First == pair.Second);
        if (!fits)
            throw new ArgumentException(
                $"expected a {name} that broadcasts to {Describe.Tensor(logits)}, got {Describe.Tensor(weight)}", nameof(weight));
    }

    private static string Sizes(IEnumerable<long> shape) => string.Join(", ", shape);
}
