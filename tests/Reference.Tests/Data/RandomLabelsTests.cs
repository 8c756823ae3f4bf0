using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Data;

[Collection(nameof(GlobalGenerator))]
public class RandomLabelsTests
{
    [Fact]
    public void Rows_have_the_promised_shape_and_fair_labels()
    {
        using var scope = NewDisposeScope();
        var rows = RandomLabels.Draw(10_000, features: 20, labels: 5, seed: 1);

        Assert.Equal([10_000, 20], rows.Features.shape);
        Assert.Equal([10_000, 5], rows.Labels.shape);
        Assert.All(rows.Labels.data<float>(), label => Assert.True(label is 0 or 1));
        Assert.All(rows.Labels.mean([0]).data<float>(), share => Assert.Equal(0.5, share, 0.02));
        Assert.Equal(1, rows.Features.std().item<float>(), 0.01);
    }

    [Fact]
    public void No_answer_is_better_than_none()
    {
        using var scope = NewDisposeScope();
        var logits = linspace(-30, 30, 601, ScalarType.Float64);

        // Each label comes half of the time, whatever the features.
        var expected = logits.neg().softplus().add(logits.softplus()).div(2);

        Assert.Equal(RandomLabels.BestLoss, expected.min().item<double>(), 1e-15);
        Assert.Equal(0, logits[expected.argmin()].item<double>(), 1e-12);
    }

    [Fact]
    public void What_is_learned_from_the_rows_makes_the_loss_on_others_worse_than_ln_2()
    {
        using var scope = NewDisposeScope();
        var rows = RandomLabels.Draw(2000, features: 20, labels: 5, seed: 2);
        var (training, test) = rows.SplitAt(1000);

        // A straight line by least squares, taken as logits; near 0 a logit is four times the distance of its probability from one half.
        var weights = linalg.lstsq(training.Features, training.Labels.sub(0.5)).Solution.mul(4);
        var trainingLoss = Loss(training);
        var testLoss = Loss(test);

        Assert.InRange(trainingLoss, 0, RandomLabels.BestLoss - 0.005);
        Assert.InRange(testLoss, RandomLabels.BestLoss + 0.005, 1);

        double Loss(MultiLabelRows part) => binary_cross_entropy_with_logits(part.Features.mm(weights), part.Labels).item<float>();
    }

    [Fact]
    public void The_seed_fixes_everything_and_the_global_generator_is_left_alone()
    {
        manual_seed(17);
        using var expected = rand(3);

        manual_seed(17);
        using var one = RandomLabels.Draw(50, 20, 5, seed: 5);
        using var next = rand(3);
        using var same = RandomLabels.Draw(50, 20, 5, seed: 5);
        using var other = RandomLabels.Draw(50, 20, 5, seed: 6);

        Assert.Equal(expected.data<float>(), next.data<float>());
        Assert.Equal(one.Features.data<float>(), same.Features.data<float>());
        Assert.Equal(one.Labels.data<float>(), same.Labels.data<float>());
        Assert.NotEqual(one.Labels.data<float>(), other.Labels.data<float>());
    }

    [Theory]
    [InlineData("rows", 0, 1, 1)]
    [InlineData("features", 1, 0, 1)]
    [InlineData("labels", 1, 1, 0)]
    public void Numbers_out_of_range_are_refused(string name, int rows, int features, int labels) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => RandomLabels.Draw(rows, features, labels, seed: 1));
}
