using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Losses;

internal static class Reducing
{
    /// <summary>
    /// The type in which terms are summed and counted. float16 ends at 65,504, and bfloat16 knows no odd number above 256: a batch has more
    /// terms than that.
    /// </summary>
    public static ScalarType Accumulation(this Tensor terms) =>
        terms.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;

    /// <param name="terms">The loss of each place.</param>
    /// <param name="reduction">What to make of them.</param>
    /// <param name="divisor">Scalar of the type of <see cref="Accumulation"/>: what a mean divides their sum by.</param>
    public static Tensor Reduce(this Tensor terms, Reduction reduction, Tensor divisor) => reduction switch
    {
        Reduction.None => terms,
        Reduction.Sum => terms.sum(),
        Reduction.Mean => terms.sum(terms.Accumulation()).div(divisor).to(terms.dtype),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "no such reduction"),
    };

    /// <summary>
    /// What a reduction does to the derivatives of the terms: a mean divides, too. What is 0 stays 0 in the mean over no place, as in
    /// libtorch.
    /// </summary>
    public static Tensor ReduceGradient(this Tensor derivatives, Reduction reduction, Tensor divisor) => reduction == Reduction.Mean
        ? derivatives.to(derivatives.Accumulation()).div(divisor).masked_fill(derivatives.eq(0), 0).to(derivatives.dtype)
        : derivatives;
}
