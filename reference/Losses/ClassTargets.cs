using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>
/// Targets of every kind, brought to one form: the loss of a place is −∑ a·log p over the classes, where a is the target probability,
/// smoothed and weighted; of an ignored place all a are 0. To be made in a dispose scope.
/// </summary>
/// <param name="Coefficients">a, of the logits' shape and type.</param>
/// <param name="Divisor">Scalar, in the type in which terms are counted: what a mean divides by.</param>
/// <param name="ClassDim">The dimension of the classes.</param>
internal readonly record struct ClassTargets(Tensor Coefficients, Tensor Divisor, int ClassDim)
{
    /// <param name="logits">Floating (K), (N, K) or (N, K, d…).</param>
    /// <param name="targets">int64 of this shape without K: class indices; or of this shape and type: probabilities.</param>
    /// <param name="options">Weights, smoothing, ignored index.</param>
    public static ClassTargets Of(Tensor logits, Tensor targets, CrossEntropyOptions options)
    {
        LossCheck.Classes(logits, targets, options);
        var classDim = logits.dim() == 1 ? 0 : 1;
        var weights = options.Weight ?? ones(logits.size(classDim), dtype: logits.dtype, device: logits.device);
        var weight = AlongClasses(weights, logits, classDim);
        return targets.dtype == ScalarType.Int64
            ? OfIndices(logits, targets.unsqueeze(classDim), weight, classDim, options)
            : OfProbabilities(logits, targets, weight, classDim, options);
    }

    private static ClassTargets OfIndices(Tensor logits, Tensor indices, Tensor weight, int classDim, CrossEntropyOptions options)
    {
        var counts = indices.ne(options.IgnoreIndex);
        var classes = AlongClasses(arange(logits.size(classDim), device: logits.device), logits, classDim);
        var oneHot = classes.eq(indices).to(logits.dtype);
        var coefficients = Smooth(oneHot, classDim, options).mul(weight).mul(counts);
        return new ClassTargets(coefficients, oneHot.mul(weight).mul(counts).sum(logits.Accumulation()), classDim);
    }

    private static ClassTargets OfProbabilities(Tensor logits, Tensor targets, Tensor weight, int classDim, CrossEntropyOptions options)
    {
        var places = tensor((double)logits.numel() / logits.size(classDim), dtype: logits.Accumulation(), device: logits.device);
        return new ClassTargets(Smooth(targets, classDim, options).mul(weight), places, classDim);
    }

    private static Tensor Smooth(Tensor probabilities, int classDim, CrossEntropyOptions options) =>
        probabilities.mul(1 - options.LabelSmoothing).add(options.LabelSmoothing / probabilities.size(classDim));

    private static Tensor AlongClasses(Tensor weight, Tensor logits, int classDim)
    {
        var shape = Enumerable.Repeat(1L, (int)logits.dim()).ToArray();
        shape[classDim] = -1;
        return weight.view(shape);
    }
}
