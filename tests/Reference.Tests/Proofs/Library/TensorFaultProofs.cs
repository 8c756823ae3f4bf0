using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>Proofs of the faults of functions over tensors.</summary>
internal static class TensorFaultProofs
{
    public static IReadOnlyList<FaultProof> All { get; } =
    [
        new("last-dimension", "median of the first row of [[1, 2], [3, 10]]", () => Of(Rows().quantile(Half(), dim: -1)), () => 1.5)
        {
            Repaired = () => Of(Rows().quantile(Half(), dim: Rows().dim() - 1)),
            Others =
            [
                () => Of(quantile(Rows(), Half(), -1)), () => Of(nanquantile(Rows(), Half(), -1)), () => Of(Rows().nanquantile(Half(), -1)),
                () => aminmax(Rows(), -1).max.numel() == 1 ? 10 : 1.5, () => Rows().aminmax(-1).max.numel() == 1 ? 10 : 1.5,
            ],
        },
        new("var-of-all", "population variance of 1, 2, 4", () => Of(Numbers().var(false)), () => 14.0 / 9)
        {
            Repaired = () => Of(Numbers().std(false).square()),
            Others = [() => Of(var(Numbers(), false))],
        },
        new("var-mean", "variance of 1, 2, 4", () => Of(var_mean(Numbers()).Item1), () => 7.0 / 3)
        {
            Repaired = () => Of(Numbers().var_mean().Item1),
        },
        new("rounding-mode", "floor of −7 / 2", () => Of(div(Seven(), 2, RoundingMode.floor)), () => Math.Floor(-7 / 2.0))
        {
            Repaired = () => Of(Seven().div(2, RoundingMode.floor)),
            Others =
            [
                () => Of(div(Seven(), tensor(2.0), RoundingMode.floor)), () => Of(divide(Seven(), 2, RoundingMode.floor)), () => Of(divide(Seven(), tensor(2.0), RoundingMode.floor)),
                () => Of(div_(Seven(), tensor(2.0), RoundingMode.floor)),
                () => Of(divide_(Seven(), tensor(2.0), RoundingMode.floor)),
            ],
        },
        new("erfinv", "inverse of erf at 0.5", () => Of(erfinv(tensor(0.5))), InverseOfErf)
        {
            Repaired = () => Of(tensor(0.5).erfinv()),
        },
        new("erfcx", "erfcx at 1", () => Of(special.erfcx(tensor(1.0))), () => Math.E * Of(erfc(tensor(1.0)))),
        new("baddbmm", "first number of baddbmm, page's matrices", () => Of(baddbmm(Left(), Shift(), Factor())), () => 1 + 7)
        {
            Repaired = () => Of(Left() + bmm(Shift(), Factor())),
            Others = [() => Of(Left().baddbmm(Shift(), Factor()))],
        },
        new("in-place", "3 after clamp_max_ with 1", () => After(x => clamp_max_(x, 1)), () => 1)
        {
            Repaired = () => After(x => x.clamp_max_(1)),
            Others = [() => After(x => clamp_min_(x, 1), -3), () => After(x => lgamma_(x), 5) - Math.Log(24) + 1],
        },
        new("elu-in-place", "−1 after functional.elu in place", () => After(x => functional.elu(x, 1, inplace: true), -1), () => Math.Exp(-1) - 1)
        {
            Repaired = () => Of(functional.elu(tensor(-1.0), 1, inplace: true)),
        },
        new("elu_", "−1 after elu_", () => After(x => x.elu_(), -1), () => Math.Exp(-1) - 1)
        {
            Repaired = () => Of(tensor(-1.0).elu_()),
        },
        new("roll", "first number of [[1, 2], [3, 4]] rolled by [1]", () => Of(Square().roll(new long[] { 1 })), () => Of(Square().flatten().roll(1, 0)))
        {
            Others = [() => Of(roll(Square(), new long[] { 1 }))],
        },
        new("weibull", "smallest of 1000 Weibull numbers", () => Of(distributions.Weibull(ones(1), tensor(2f)).sample(1000).min()), () => Of((-(rand(1000).log())).pow(0.5).min()))
        {
            Tolerance = 1e-3,
        },
        new("generator", "of 100 numbers of init.normal_, those in which two generators of one seed agree", () => Agreeing(g => init.normal_(zeros(100), generator: g)), () => Agreeing(g => zeros(100).normal_(0, 1, g)))
        {
            Others =
            [
                () => Agreeing(g => init.uniform_(zeros(100), generator: g)),
                () => Agreeing(g => distributions.Categorical(ones(1000), generator: g).sample(100)),
                () => Agreeing(g => distributions.Binomial(tensor(1e6), tensor(0.5), generator: g).sample(100)),
                () => Agreeing(g => distributions.Binomial(1000000, 0.5f, null, g).sample(100)),
                () => Agreeing(g => distributions.NegativeBinomial(tensor(1e6), tensor(0.5), generator: g).sample(100)),
                () => Agreeing(g => distributions.NegativeBinomial(1000000, 0.5f, null, g).sample(100)),
            ],
        },
        new("geometric-entropy", "entropy of the geometric distribution, p = 0.3", () => Of(distributions.Geometric(tensor(0.3)).entropy()), EntropyBySum),
    ];

    private static Tensor Rows() => tensor(new[,] { { 1.0, 2 }, { 3, 10 } });

    private static Tensor Half() => tensor(0.5);

    private static Tensor Numbers() => tensor([1.0, 2, 4]);

    private static Tensor Seven() => tensor([-7.0]);

    private static Tensor Left() => tensor(new[, ,] { { { 1.0, 2 }, { 3, 4 } } });

    private static Tensor Shift() => tensor(new[, ,] { { { 0.0, 1 }, { 0, 0 } } });

    private static Tensor Factor() => tensor(new[, ,] { { { 5.0, 6 }, { 7, 8 } } });

    private static Tensor Square() => tensor(new[,] { { 1.0, 2 }, { 3, 4 } });

    /// <summary>The first number of a tensor.</summary>
    /// <summary>All or none: a number or two may agree by chance.</summary>
    private static double Agreeing(Func<Generator, Tensor> draw) =>
        draw(new Generator(5)).eq(draw(new Generator(5))).sum().item<long>() is 100 ? 100 : 0;

    private static double Of(Tensor tensor) => tensor.flatten()[0].to(ScalarType.Float64).item<double>();

    private static double After(Func<Tensor, Tensor> change, double start = 3)
    {
        var x = tensor(start);
        change(x);
        return Of(x);
    }

    /// <summary>By halving the interval in which erf passes 0.5.</summary>
    private static double InverseOfErf()
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Of(erf(tensor(middle))) < 0.5 ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>−Σ p(k) log p(k) over the numbers of failures.</summary>
    private static double EntropyBySum() =>
        -Enumerable.Range(0, 500).Select(k => 0.3 * Math.Pow(0.7, k)).Sum(p => p * Math.Log(p));
}
