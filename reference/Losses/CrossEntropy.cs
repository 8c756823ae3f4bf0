using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>
/// Cross entropy, written out: −log of the probability that softmax gives to the right one of K classes. For teaching and testing; to
/// train, use TorchSharp's <c>cross_entropy</c>, of which this is the definition, to the last option.
/// </summary>
/// <remarks>
/// With p = softmax(z) and the target probabilities y, the loss of a place is ℓ = −∑ y·log p and its gradient ∂ℓ/∂z = p − y.
/// With weights w and a smoothing ε, y is replaced by a = w·((1 − ε)·y + ε/K), and the gradient by p·∑a − a.
/// </remarks>
public static class CrossEntropy
{
    /// <summary>
    /// Log-probabilities from logits in one step: log p = z − log ∑ exp z, with the greatest logit taken off before (log-sum-exp). Nothing
    /// overflows, and no probability is ever rounded to 0.
    /// </summary>
    /// <param name="logits">Floating (K), (N, K) or (N, K, d…).</param>
    /// <param name="targets">
    /// int64 (), (N) or (N, d…): class indices; or of the logits' shape and type: probabilities (soft targets).
    /// </param>
    /// <param name="options">Weights, smoothing, ignored index, reduction; libtorch's defaults unless told.</param>
    /// <returns>
    /// The logits' type, scalar; with <see cref="nn.Reduction.None"/> (), (N) or (N, d…). NaN for the mean over no place.
    /// </returns>
    /// <exception cref="ArgumentException">Shapes, types or values are others than these.</exception>
    public static Tensor Stable(Tensor logits, Tensor targets, CrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new CrossEntropyOptions();
        var y = ClassTargets.Of(logits, targets, options);
        return Loss(LogProbabilities(logits, y.ClassDim), y, options).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The same in two steps, as it must not be done: probabilities first, then their logarithm. A probability under float32's smallest
    /// number (from a lead of about 104 on) is 0, and its logarithm −∞.
    /// </summary>
    /// <inheritdoc cref="Stable"/>
    public static Tensor Naive(Tensor logits, Tensor targets, CrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new CrossEntropyOptions();
        var y = ClassTargets.Of(logits, targets, options);
        var probabilities = logits.softmax(y.ClassDim);
        return Loss(probabilities.log(), y, options).MoveToOuterDisposeScope();
    }

    /// <summary>The gradient of <see cref="Stable"/>: softmax(z) − y.</summary>
    /// <returns>Of the logits' shape and type; with <see cref="nn.Reduction.None"/> the gradient of each place's own loss.</returns>
    /// <inheritdoc cref="Stable"/>
    public static Tensor StableGradient(Tensor logits, Tensor targets, CrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new CrossEntropyOptions();
        var y = ClassTargets.Of(logits, targets, options);
        var (a, p) = (y.Coefficients, logits.softmax(y.ClassDim));
        var gradient = p.mul(a.sum(y.ClassDim, keepdim: true)).sub(a);
        return gradient.ReduceGradient(options.Reduction, y.Divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The gradient of <see cref="Naive"/> by the chain rule, step by step as automatic differentiation takes it: −a/p through the
    /// logarithm, then p·(g − ∑ g·p) through softmax. Where a probability is 0 this is 0/0 or 0·∞, for right answers too: the whole row is
    /// NaN.
    /// </summary>
    /// <inheritdoc cref="StableGradient"/>
    public static Tensor NaiveGradient(Tensor logits, Tensor targets, CrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new CrossEntropyOptions();
        var y = ClassTargets.Of(logits, targets, options);
        var p = logits.softmax(y.ClassDim);
        var g = y.Coefficients.neg().div(p);
        var gradient = p.mul(g.sub(g.mul(p).sum(y.ClassDim, keepdim: true)));
        return gradient.ReduceGradient(options.Reduction, y.Divisor).MoveToOuterDisposeScope();
    }

    private static Tensor LogProbabilities(Tensor logits, int classDim)
    {
        var shifted = logits.sub(logits.amax([classDim], keepdim: true).detach());
        return shifted.sub(shifted.exp().sum(classDim, keepdim: true).log());
    }

    private static Tensor Loss(Tensor logProbabilities, ClassTargets y, CrossEntropyOptions options)
    {
        // A class that is no part of the target has no part in the loss, not even where its log-probability is −∞ and 0·∞ would be NaN.
        var parts = y.Coefficients.mul(logProbabilities).masked_fill(y.Coefficients.eq(0), 0);
        return parts.sum(y.ClassDim).neg().Reduce(options.Reduction, y.Divisor);
    }
}
