using TorchSharp.Reference.Losses;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Losses;

public class NumericsTableTests
{
    private static readonly IReadOnlyList<NumericsRow> Rows = NumericsTable.Compute();

    [Fact]
    public void BCELoss_of_a_sure_mistake_is_100_with_no_gradient_where_the_truth_is_20_with_gradient_1()
    {
        var row = Assert.Single(Rows, row => row is { Loss: "BCE, y = 0", Logit: 20 });

        Assert.Equal(new LossAndGradient(100, 0), row.Naive);
        Assert.Equal(new LossAndGradient(20, 1), row.Stable);
        Assert.Equal(20.000000002, row.Truth.Loss, 1e-9);
        Assert.Equal(0.999999998, row.Truth.Gradient, 1e-9);
    }

    [Fact]
    public void Both_columns_are_what_libtorch_computes()
    {
        Assert.Equal(3 * NumericsTable.Magnitudes.Count, Rows.Count);
        foreach (var row in Rows)
        {
            using var scope = NewDisposeScope();
            var (naive, stable) = row.Loss switch
            {
                "BCE, y = 0" => Binary(row.Logit, 0),
                "BCE, y = 1" => Binary(row.Logit, 1),
                _ => TwoClasses(row.Logit),
            };

            AssertEqual(naive, row.Naive);
            AssertEqual(stable, row.Stable);
        }
    }

    [Fact]
    public void One_step_is_right_everywhere() => Assert.All(Rows, row =>
    {
        Assert.Equal(row.Truth.Loss, row.Stable.Loss, 1e-6);
        Assert.Equal(row.Truth.Gradient, row.Stable.Gradient, 1e-6);
        Assert.Equal(Math.Abs(row.Logit), row.Truth.Loss, 1e-4);
    });

    [Theory]
    [InlineData("BCE, y = 0", 17)]
    [InlineData("BCE, y = 1", 28)]
    [InlineData("CE of (z, 0), class 1", 90)]
    public void Two_steps_have_a_useless_gradient_from_here_on(string loss, double magnitude) =>
        Assert.All(Rows.Where(row => row.Loss == loss), row => Assert.Equal(
            Math.Abs(row.Logit) >= magnitude, !(Math.Abs(row.Naive.Gradient - row.Truth.Gradient) < 0.01)));

    [Theory]
    [InlineData(ScalarType.BFloat16, 0)]
    [InlineData(ScalarType.Float16, double.NaN)]
    public void In_half_precision_the_hole_is_in_everyday_range(ScalarType type, double gradient)
    {
        var row = NumericsTable.Compute(type)[0];

        Assert.Equal((10, gradient), (row.Logit, row.Naive.Gradient));
        Assert.Equal(new LossAndGradient(10, 1), row.Stable);
    }

    private static (LossAndGradient Naive, LossAndGradient Stable) Binary(double logit, double target)
    {
        var (z, y) = (tensor((float)logit), tensor((float)target));
        return (
            Measure(x => functional.binary_cross_entropy(sigmoid(x), y), z),
            Measure(x => functional.binary_cross_entropy_with_logits(x, y), z));
    }

    private static (LossAndGradient Naive, LossAndGradient Stable) TwoClasses(double logit)
    {
        var (z, y) = (tensor(new[,] { { (float)logit, 0 } }), tensor(new[] { 1L }));
        return (
            Measure(x => functional.nll_loss(x.softmax(1).log(), y), z),
            Measure(x => functional.cross_entropy(x, y), z));
    }

    private static LossAndGradient Measure(Func<Tensor, Tensor> loss, Tensor logits) =>
        new(loss(logits).ToDouble(), Numerically.Gradient(loss, logits).Numbers()[0]);

    private static void AssertEqual(LossAndGradient expected, LossAndGradient actual)
    {
        Assert.Equal(expected.Loss, actual.Loss, 4e-7 * Math.Abs(expected.Loss));
        Assert.Equal(expected.Gradient, actual.Gradient, 4e-7);
    }
}
