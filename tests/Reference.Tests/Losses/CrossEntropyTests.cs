using TorchSharp.Reference.Losses;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Losses;

public class CrossEntropyTests
{
    private const int Classes = 5;

    public enum Kind
    {
        Indices,
        SomeIgnored,
        Probabilities,
    }

    public static MatrixTheoryData<Kind, Reduction, bool, double> Options { get; } = new(
        Enum.GetValues<Kind>(), [Reduction.None, Reduction.Mean, Reduction.Sum], [false, true], [0, 0.1]);

    [Theory]
    [MemberData(nameof(Options))]
    public void It_is_what_libtorch_computes(Kind kind, Reduction reduction, bool weighted, double smoothing)
    {
        using var scope = NewDisposeScope();
        foreach (var shape in (long[][])[[Classes], [7, Classes], [3, Classes, 2]])
        {
            var (logits, targets, options) = Draw(shape, kind, reduction, weighted, smoothing, ScalarType.Float32);

            Numerically.AssertEqualToFewUlps(ByLibtorch(logits, targets, options), CrossEntropy.Stable(logits, targets, options));
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Its_gradient_is_what_libtorch_computes(Kind kind, Reduction reduction, bool weighted, double smoothing)
    {
        using var scope = NewDisposeScope();
        foreach (var shape in (long[][])[[Classes], [7, Classes], [3, Classes, 2]])
        {
            var (logits, targets, options) = Draw(shape, kind, reduction, weighted, smoothing, ScalarType.Float32);

            Numerically.AssertEqualToFewUlps(
                Numerically.Gradient(z => ByLibtorch(z, targets, options), logits), CrossEntropy.StableGradient(logits, targets, options));
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Its_gradient_is_the_slope(Kind kind, Reduction reduction, bool weighted, double smoothing)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw([4, Classes], kind, reduction, weighted, smoothing, ScalarType.Float64);
        var gradient = CrossEntropy.StableGradient(logits, targets, options);

        Numerically.AssertEqual(Numerically.Differences(z => CrossEntropy.Stable(z, targets, options), logits), gradient, 1e-8);
        Numerically.AssertEqual(Numerically.Gradient(z => CrossEntropy.Stable(z, targets, options), logits), gradient, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void In_two_steps_it_is_the_same_as_long_as_no_probability_is_nought(
        Kind kind, Reduction reduction, bool weighted, double smoothing)
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw([4, Classes], kind, reduction, weighted, smoothing, ScalarType.Float64);

        Numerically.AssertEqual(CrossEntropy.Stable(logits, targets, options), CrossEntropy.Naive(logits, targets, options), 1e-13);
        Numerically.AssertEqual(
            CrossEntropy.StableGradient(logits, targets, options), CrossEntropy.NaiveGradient(logits, targets, options), 1e-13);
    }

    [Fact]
    public void In_two_steps_a_right_and_certain_answer_has_no_gradient_left()
    {
        using var scope = NewDisposeScope();
        var (logits, target) = (tensor(new float[,] { { 200, 0 } }), tensor(new[] { 0L }));

        Assert.Equal([0], CrossEntropy.Naive(logits, target).Numbers());
        Assert.Equal([double.NaN, double.NaN], CrossEntropy.NaiveGradient(logits, target).Numbers());
        var byLibtorch = Numerically.Gradient(z => functional.nll_loss(z.softmax(1).log(), target), logits);
        Assert.Equal([double.NaN, double.NaN], byLibtorch.Numbers());
        Assert.Equal([0, 0], CrossEntropy.StableGradient(logits, target).Numbers());
    }

    [Fact]
    public void A_weighted_mean_divides_by_the_weights_of_the_targets()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(2, 2, dtype: ScalarType.Float64);
        var options = new CrossEntropyOptions { Weight = tensor(new[] { 1.0, 9.0 }) };

        Assert.Equal(Math.Log(2), CrossEntropy.Stable(logits, tensor(new[] { 0L, 1 }), options).ToDouble(), 1e-15);
        Assert.Equal(10 * Math.Log(2) / 2, CrossEntropy.Stable(logits, tensor(new[,] { { 1.0, 0 }, { 0, 1 } }), options).ToDouble(), 1e-15);
    }

    [Fact]
    public void An_ignored_place_has_neither_loss_nor_gradient_and_no_part_in_the_mean()
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = (tensor(new[,] { { 1.0, 0 }, { 5, -5 } }), tensor(new[] { 0L, 1 }));
        var options = new CrossEntropyOptions { IgnoreIndex = 1 };

        Assert.Equal(Math.Log(1 + Math.Exp(-1)), CrossEntropy.Stable(logits, targets, options).ToDouble(), 1e-15);
        Assert.Equal([0, 0], CrossEntropy.StableGradient(logits, targets, options)[1].Numbers());
    }

    [Fact]
    public void The_mean_over_no_place_is_not_a_number()
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = (zeros(2, 3), tensor(new[] { -100L, -100 }));

        Assert.True(double.IsNaN(CrossEntropy.Stable(logits, targets).ToDouble()));
        Assert.True(double.IsNaN(functional.cross_entropy(logits, targets).ToDouble()));
    }

    [Theory]
    [InlineData(ScalarType.Float16, 65_519)]
    [InlineData(ScalarType.Float16, 70_000)]
    [InlineData(ScalarType.Float16, 300_000)]
    [InlineData(ScalarType.BFloat16, 70_001)]
    public void In_half_precision_the_mean_over_many_places_is_that_of_float32(ScalarType type, int places)
    {
        using var scope = NewDisposeScope();
        var (logits, indices, probabilities) = (zeros(places, 2), zeros(places, ScalarType.Int64), full(places, 2, 0.25, ScalarType.Float32));
        foreach (var (exact, half) in new[] { (indices, indices), (probabilities, probabilities.to(type)) })
        {
            var options = new CrossEntropyOptions { Weight = tensor(new[] { 0.75f, 1 }) };
            var ofHalf = options with { Weight = options.Weight.to(type) };

            Numerically.AssertWithinAnUlp(
                CrossEntropy.Stable(logits, exact, options).to(type), CrossEntropy.Stable(logits.to(type), half, ofHalf));
            Numerically.AssertWithinAnUlp(
                CrossEntropy.StableGradient(logits, exact, options).to(type), CrossEntropy.StableGradient(logits.to(type), half, ofHalf));
            Numerically.AssertWithinAnUlp(
                CrossEntropy.Naive(logits, exact, options).to(type), CrossEntropy.Naive(logits.to(type), half, ofHalf));
        }
    }

    [Theory]
    [InlineData(65_519, 0.693)]
    [InlineData(65_520, 0)]
    public void In_float16_libtorch_counts_places_in_float16(int places, double expected)
    {
        using var scope = NewDisposeScope();

        var mean = functional.cross_entropy(zeros(places, 2, ScalarType.Float16), zeros(places, ScalarType.Int64));

        Assert.Equal(expected, mean.ToDouble(), 0.01);
    }

    [Fact]
    public void No_logit_is_too_great()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([2e38f], CrossEntropy.Stable(tensor(new[] { 1e38f, -1e38f }), tensor(1L)).Numbers());
    }

    [Fact]
    public void Wrong_arguments_are_refused_in_a_sentence()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(2, 3);
        var targets = zeros(2, dtype: ScalarType.Int64);

        Refuses("expected floating-point logits, got Int64 (2)", targets, targets);
        Refuses("expected logits (K), (N, K) or (N, K, d…), got a single number", tensor(1f), targets);
        Refuses("expected int64 class indices (2) or Float32 probabilities (2, 3), got Int64 (3)", logits, zeros(3, ScalarType.Int64));
        Refuses("expected int64 class indices (2) or Float32 probabilities (2, 3), got Float64 (2, 3)", logits, zeros(2, 3, ScalarType.Float64));
        Refuses("expected class indices from 0 to 2, got 3", logits, tensor(new[] { 0L, 3 }));
        Refuses("a label smoothing of 1.5 is not possible: from 0 to 1", logits, targets, new() { LabelSmoothing = 1.5 });
        Refuses("expected a weight for each class, Float32 (3), got Float32 (2)", logits, targets, new() { Weight = ones(2) });

        static void Refuses(string because, Tensor z, Tensor y, CrossEntropyOptions? options = null) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(() => CrossEntropy.Stable(z, y, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_result_outlives_a_call()
    {
        using var scope = NewDisposeScope();
        var (logits, targets, options) = Draw([4, Classes], Kind.Indices, Reduction.Mean, true, 0.1, ScalarType.Float32);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        CrossEntropy.Stable(logits, targets, options).Dispose();
        CrossEntropy.Naive(logits, targets, options).Dispose();
        CrossEntropy.StableGradient(logits, targets, options).Dispose();
        CrossEntropy.NaiveGradient(logits, targets, options).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static (Tensor Logits, Tensor Targets, CrossEntropyOptions Options) Draw(
        long[] shape, Kind kind, Reduction reduction, bool weighted, double smoothing, ScalarType type)
    {
        using var generator = new Generator(1);
        var places = shape.Where((_, dim) => dim != (shape.Length == 1 ? 0 : 1)).ToArray();
        var indices = randint(0, Classes, places, dtype: ScalarType.Int64, generator: generator);
        var options = new CrossEntropyOptions
        {
            Reduction = reduction,
            Weight = weighted ? rand(Classes, generator: generator).add(0.5).to(type) : null,
            LabelSmoothing = smoothing,
            IgnoreIndex = kind == Kind.SomeIgnored ? indices.reshape(-1)[0].item<long>() : -100,
        };
        var probabilities = functional.softmax(randn(shape, dtype: type, generator: generator), shape.Length == 1 ? 0 : 1);
        return (randn(shape, dtype: type, generator: generator).mul(4), kind == Kind.Probabilities ? probabilities : indices, options);
    }

    private static Tensor ByLibtorch(Tensor logits, Tensor targets, CrossEntropyOptions options) => functional.cross_entropy(
        logits, targets, options.Weight, options.IgnoreIndex, options.Reduction, options.LabelSmoothing);
}
