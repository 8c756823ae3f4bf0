using TorchSharp.Reference.Losses;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Losses;

public class BinaryCrossEntropyTests
{
    private const int Labels = 3;

    public static MatrixTheoryData<Reduction, bool, bool, bool> Options { get; } = new(
        [Reduction.None, Reduction.Mean, Reduction.Sum], [false, true], [false, true], [false, true]);

    [Theory]
    [MemberData(nameof(Options))]
    public void It_is_what_libtorch_computes(Reduction reduction, bool weighted, bool positiveWeight, bool soft)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw(reduction, weighted, positiveWeight, soft, ScalarType.Float32);

        Numerically.AssertEqualToFewUlps(ByLibtorch(logits, targets, options), BinaryCrossEntropy.Stable(logits, targets, options));
        Numerically.AssertEqualToFewUlps(
            Numerically.Gradient(z => ByLibtorch(z, targets, options), logits),
            BinaryCrossEntropy.StableGradient(logits, targets, options));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Its_gradient_is_the_slope(Reduction reduction, bool weighted, bool positiveWeight, bool soft)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw(reduction, weighted, positiveWeight, soft, ScalarType.Float64);
        var gradient = BinaryCrossEntropy.StableGradient(logits, targets, options);

        Numerically.AssertEqual(Numerically.Differences(z => BinaryCrossEntropy.Stable(z, targets, options), logits), gradient, 1e-8);
        Numerically.AssertEqual(Numerically.Gradient(z => BinaryCrossEntropy.Stable(z, targets, options), logits), gradient, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void In_two_steps_it_is_the_same_as_long_as_no_probability_is_rounded(
        Reduction reduction, bool weighted, bool positiveWeight, bool soft)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw(reduction, weighted, positiveWeight, soft, ScalarType.Float64);

        Numerically.AssertEqual(
            BinaryCrossEntropy.Stable(logits, targets, options), BinaryCrossEntropy.Naive(logits, targets, options), 1e-11);
        Numerically.AssertEqual(
            BinaryCrossEntropy.StableGradient(logits, targets, options), BinaryCrossEntropy.NaiveGradient(logits, targets, options), 1e-11);
    }

    [Theory]
    [InlineData(Reduction.None, false)]
    [InlineData(Reduction.Mean, true)]
    [InlineData(Reduction.Sum, true)]
    public void The_two_steps_are_those_of_libtorch(Reduction reduction, bool weighted)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw(reduction, weighted, false, false, ScalarType.Float32);
        var far = logits.mul(10);

        Numerically.AssertEqualToFewUlps(InTwoSteps(far, targets, options), BinaryCrossEntropy.Naive(far, targets, options));
        Numerically.AssertEqualToFewUlps(
            Numerically.Gradient(z => InTwoSteps(z, targets, options), far), BinaryCrossEntropy.NaiveGradient(far, targets, options));
    }

    [Fact]
    public void It_is_the_published_formula()
    {
        using var scope = NewDisposeScope();
        var z = linspace(-30, 30, 241, dtype: ScalarType.Float64);
        var y = linspace(0, 1, 241, dtype: ScalarType.Float64);

        Numerically.AssertEqual(
            z.clamp_min(0) - z * y + z.abs().neg().exp().log1p(),
            BinaryCrossEntropy.Stable(z, y, new() { Reduction = Reduction.None }), 1e-14);
    }

    [Fact]
    public void Its_slope_at_nought_is_a_half_less_the_target()
    {
        using var scope = NewDisposeScope();
        var (z, y) = (zeros(3, dtype: ScalarType.Float64), tensor(new[] { 0, 0.25, 1 }));

        var slopes = Numerically.Gradient(x => BinaryCrossEntropy.Stable(x, y, new() { Reduction = Reduction.Sum }), z);
        Assert.Equal([0.5, 0.25, -0.5], slopes.Numbers());
    }

    [Fact]
    public void A_weighted_mean_divides_by_the_number_of_terms()
    {
        using var scope = NewDisposeScope();
        var z = zeros(1, 2, dtype: ScalarType.Float64);
        var y = tensor(new[,] { { 1.0, 0 } });

        var nine = tensor(new[] { 9.0, 9 });
        Assert.Equal(9 * Math.Log(2), BinaryCrossEntropy.Stable(z, y, new() { Weight = nine }).ToDouble(), 1e-14);
        Assert.Equal((9 + 1) * Math.Log(2) / 2, BinaryCrossEntropy.Stable(z, y, new() { PosWeight = nine }).ToDouble(), 1e-14);
    }

    [Fact]
    public void A_loss_far_under_one_ulp_of_its_logit_is_not_lost()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(Math.Exp(-80), BinaryCrossEntropy.Stable(tensor(80f), tensor(1f)).ToDouble(), 1e-38);
        Assert.Equal(Math.Exp(-80), BinaryCrossEntropy.Stable(tensor(-80f), tensor(0f)).ToDouble(), 1e-38);
    }

    [Theory]
    [InlineData(ScalarType.Float16, 100)]
    [InlineData(ScalarType.Float16, 70_000)]
    [InlineData(ScalarType.Float16, 300_000)]
    [InlineData(ScalarType.BFloat16, 70_001)]
    public void In_half_precision_the_mean_over_many_terms_is_what_libtorch_computes(ScalarType type, int terms)
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = (ones(terms, type), zeros(terms, type));
        Tensor ByLibtorch(Tensor z) => functional.binary_cross_entropy_with_logits(z, targets);

        Numerically.AssertWithinAnUlp(ByLibtorch(logits), BinaryCrossEntropy.Stable(logits, targets));
        Numerically.AssertWithinAnUlp(Numerically.Gradient(ByLibtorch, logits), BinaryCrossEntropy.StableGradient(logits, targets));
        Assert.Equal(Math.Log(1 + Math.E), BinaryCrossEntropy.Naive(logits, targets).ToDouble(), 0.01);
    }

    [Fact]
    public void Wrong_arguments_are_refused_in_a_sentence()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(2, 3);

        Refuses("expected floating-point logits, got Int64 (2)", zeros(2, ScalarType.Int64), logits);
        Refuses("expected targets like the logits, Float32 (2, 3), got Float32 (2)", logits, zeros(2));
        Refuses("expected targets like the logits, Float32 (2, 3), got Int64 (2, 3)", logits, zeros(2, 3, ScalarType.Int64));
        Refuses("expected a Weight that broadcasts to Float32 (2, 3), got Float32 (2)", logits, logits, new() { Weight = ones(2) });
        Refuses("expected a PosWeight that broadcasts to Float32 (2, 3), got Float32 (1, 2, 3)", logits, logits, new() { PosWeight = ones(1, 2, 3) });

        static void Refuses(string because, Tensor z, Tensor y, BinaryCrossEntropyOptions? options = null) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(() => BinaryCrossEntropy.Stable(z, y, options)).Message, StringComparison.Ordinal);
    }

    private static (Tensor Logits, Tensor Targets, BinaryCrossEntropyOptions Options) Draw(
        Reduction reduction, bool weighted, bool positiveWeight, bool soft, ScalarType type)
    {
        using var generator = new Generator(1);
        var targets = rand(7, Labels, dtype: type, generator: generator);
        var options = new BinaryCrossEntropyOptions
        {
            Reduction = reduction,
            Weight = weighted ? rand(7, 1, generator: generator).add(0.5).to(type) : null,
            PosWeight = positiveWeight ? rand(Labels, generator: generator).add(0.5).to(type) : null,
        };
        return (randn(7, Labels, dtype: type, generator: generator).mul(4), soft ? targets : targets.round(), options);
    }

    private static Tensor ByLibtorch(Tensor logits, Tensor targets, BinaryCrossEntropyOptions options) =>
        functional.binary_cross_entropy_with_logits(logits, targets, options.Weight, options.Reduction, options.PosWeight);

    private static Tensor InTwoSteps(Tensor logits, Tensor targets, BinaryCrossEntropyOptions options) =>
        functional.binary_cross_entropy(sigmoid(logits), targets, options.Weight, options.Reduction);
}
