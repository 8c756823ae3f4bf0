using TorchSharp;
using static TorchSharp.torch;

namespace LibraryComparison.Calls;

/// <summary>Small random tensors that functions are called with: the first argument, and what further tensors are.</summary>
internal sealed record Input(string Name, Func<Tensor> First, Func<Tensor> Other)
{
    /// <summary>From the plainest on; a function that throws for one is tried with the next.</summary>
    public static IReadOnlyList<Input> All { get; } =
    [
        new("3 x 4", () => Real(3, 4), () => Real(3, 4)),
        new("3 x 4 in (0, 1)", () => Share(3, 4), () => Share(3, 4)),
        new("3 x 3", () => Real(3, 3), () => Real(3, 3)),
        new("2 x 3 x 3", () => Real(2, 3, 3), () => Real(2, 3, 3)),
        new("4", () => Real(4), () => Real(4)),
        new("3 x 3, vector", () => Real(3, 3), () => Share(3)),
        new("3 x 4, indices", () => Real(3, 4), () => Whole(3, 4)),
        new("integers", () => Whole(3, 4), () => Whole(3, 4).add(1)),
        new("positive definite", Definite, Definite),
        new("3 x 4, truth values", () => Real(3, 4), () => Real(3, 4).greater(0)),
        new("truth values", () => Real(3, 4).greater(0), () => Real(3, 4).greater(0)),
        new("1 x 2 x 8", () => Real(1, 2, 8), () => Real(2, 2, 3)),
        new("1 x 2 x 6 x 6", () => Real(1, 2, 6, 6), () => Real(2, 2, 3, 3)),
        new("1 x 2 x 4 x 4 x 4", () => Real(1, 2, 4, 4, 4), () => Real(2, 2, 3, 3, 3)),
    ];

    private static Tensor Real(params long[] shape) => randn(shape, dtype: ScalarType.Float64);

    private static Tensor Share(params long[] shape) => rand(shape, dtype: ScalarType.Float64).mul(0.8).add(0.1);

    private static Tensor Whole(params long[] shape) => randint(0, 3, shape, dtype: ScalarType.Int64);

    private static Tensor Definite()
    {
        using var half = Real(3, 3);
        return half.mm(half.t()).add(eye(3, dtype: ScalarType.Float64));
    }
}
