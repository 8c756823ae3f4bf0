using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Losses;

internal static class Reducing
{
    /// <param name="terms">The loss of each place.</param>
    /// <param name="reduction">What to make of them.</param>
    /// <param name="divisor">Scalar: what a mean divides their sum by.</param>
    public static Tensor Reduce(this Tensor terms, Reduction reduction, Tensor divisor) => reduction switch
    {
        Reduction.None => terms,
        Reduction.Sum => terms.sum(),
        Reduction.Mean => terms.sum().div(divisor),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "no such reduction"),
    };

    /// <summary>
    /// What a reduction does to the derivatives of the terms: a mean divides, too. What is 0 stays 0 in the mean over no place, as in
    /// libtorch.
    /// </summary>
    public static Tensor ReduceGradient(this Tensor derivatives, Reduction reduction, Tensor divisor) =>
        reduction == Reduction.Mean ? derivatives.div(divisor).masked_fill(derivatives.eq(0), 0) : derivatives;
}
