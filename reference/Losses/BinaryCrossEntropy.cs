using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>
/// Binary cross entropy, written out: −log of the probability that sigmoid gives to what is true, for each label by itself. For teaching
/// and testing; to train, use TorchSharp's <c>binary_cross_entropy_with_logits</c>, of which this is the definition, to the last option.
/// </summary>
/// <remarks>
/// With p = σ(z) the loss of a label is ℓ = −y·log p − (1 − y)·log(1 − p) and its derivative ∂ℓ/∂z = p − y. With a weight w and a positive
/// weight c, y and 1 − y are replaced by a = w·c·y and b = w·(1 − y), and the derivative by (a + b)·p − a.
/// </remarks>
public static class BinaryCrossEntropy
{
    // libtorch's BCELoss: no logarithm under this, and no denominator p(1 − p) under that.
    private const double LeastLogarithm = -100;
    private const double LeastVariance = 1e-12;

    /// <summary>
    /// From logits in one step: max(z, 0) − z·y + log1p(exp(−|z|)). The exponential is at most 1, and no probability is ever rounded to 0
    /// or 1.
    /// </summary>
    /// <param name="logits">Floating, any shape; (N, K) for K labels.</param>
    /// <param name="targets">Of the logits' shape and type, from 0 to 1.</param>
    /// <param name="options">Weights, reduction; libtorch's defaults unless told.</param>
    /// <returns>The logits' type, scalar; with <see cref="nn.Reduction.None"/> of the logits' shape.</returns>
    /// <exception cref="ArgumentException">Shapes or types are others than these.</exception>
    public static Tensor Stable(Tensor logits, Tensor targets, BinaryCrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new BinaryCrossEntropyOptions();
        var (a, b, divisor) = LabelTargets.Of(logits, targets, options);

        // a·log(1 + exp(−z)) + b·log(1 + exp(z)). 'maximum' halves the gradient at 0 between its arguments, which makes it σ(0) − y there.
        var zero = zeros_like(logits);
        var rest = logits.abs().neg().exp().log1p();
        var loss = a.mul(maximum(logits.neg(), zero).add(rest)).add(b.mul(maximum(logits, zero).add(rest)));
        return loss.Reduce(options.Reduction, divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The same in two steps, sigmoid and then what libtorch's <c>BCELoss</c> does, as it should not be done: in float32 the probability is
    /// rounded to 1 from z = 16.64 on, and the loss of a label that is not there is cut off at 100.
    /// </summary>
    /// <inheritdoc cref="Stable"/>
    public static Tensor Naive(Tensor logits, Tensor targets, BinaryCrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new BinaryCrossEntropyOptions();
        var (a, b, divisor) = LabelTargets.Of(logits, targets, options);
        var p = logits.sigmoid();
        var loss = a.mul(p.log().clamp_min(LeastLogarithm)).add(b.mul(p.neg().log1p().clamp_min(LeastLogarithm))).neg();
        return loss.Reduce(options.Reduction, divisor).MoveToOuterDisposeScope();
    }

    /// <summary>The gradient of <see cref="Stable"/>: σ(z) − y.</summary>
    /// <returns>Of the logits' shape and type; with <see cref="nn.Reduction.None"/> the derivative of each label's own loss.</returns>
    /// <inheritdoc cref="Stable"/>
    public static Tensor StableGradient(Tensor logits, Tensor targets, BinaryCrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new BinaryCrossEntropyOptions();
        var (a, b, divisor) = LabelTargets.Of(logits, targets, options);
        var gradient = logits.sigmoid().mul(a.add(b)).sub(a);
        return gradient.ReduceGradient(options.Reduction, divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The gradient of <see cref="Naive"/> by the chain rule, step by step as libtorch takes it: (p − y)/(p(1 − p)) through the loss, its
    /// denominator kept at 10⁻¹² or more, then p(1 − p) through sigmoid. Where p is rounded to 1 the second factor is 0, and so is the
    /// gradient.
    /// </summary>
    /// <inheritdoc cref="StableGradient"/>
    public static Tensor NaiveGradient(Tensor logits, Tensor targets, BinaryCrossEntropyOptions? options = null)
    {
        using var scope = NewDisposeScope();
        options ??= new BinaryCrossEntropyOptions();
        var (a, b, divisor) = LabelTargets.Of(logits, targets, options);
        var p = logits.sigmoid();
        var variance = p.neg().add(1).mul(p);
        var gradient = p.mul(a.add(b)).sub(a).div(variance.clamp_min(LeastVariance)).mul(variance);
        return gradient.ReduceGradient(options.Reduction, divisor).MoveToOuterDisposeScope();
    }
}
