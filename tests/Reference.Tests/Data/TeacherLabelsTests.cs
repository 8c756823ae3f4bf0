using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

[Collection(nameof(GlobalGenerator))]
public class TeacherLabelsTests
{
    [Fact]
    public void Rows_have_the_promised_shape()
    {
        using var rows = TeacherLabels.Draw(30, features: 7, labels: 3, positiveShare: 0.5, seed: 1);

        Assert.Equal([30, 7], rows.Features.shape);
        Assert.Equal([30, 3], rows.Labels.shape);
        Assert.Equal((ScalarType.Float32, ScalarType.Float32), (rows.Features.dtype, rows.Labels.dtype));
        Assert.All(rows.Labels.data<float>(), label => Assert.True(label is 0 or 1));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Every_label_has_its_share_of_the_rows(double share)
    {
        using var rows = TeacherLabels.Draw(1000, features: 20, labels: 5, share, seed: 2);

        using var shares = rows.Labels.mean([0]);
        Assert.All(shares.data<float>(), measured => Assert.Equal(share, measured, 0.002));
    }

    [Fact]
    public void Labels_may_be_of_different_frequency()
    {
        double[] shares = [0.02, 0.5, 0.9];

        using var rows = TeacherLabels.Draw(1000, features: 20, shares, seed: 2);
        using var alike = TeacherLabels.Draw(1000, features: 20, labels: 3, positiveShare: 0.5, seed: 2);

        using var measured = rows.Labels.mean([0]);
        Assert.Equal(shares, measured.data<float>().Select(share => (double)share), (a, b) => Math.Abs(a - b) < 0.002);
        Assert.Equal(alike.Features.data<float>(), rows.Features.data<float>());
        using var one = alike.Labels[.., 1];
        using var other = rows.Labels[.., 1];
        Assert.Equal(one.data<float>(), other.data<float>());
    }

    [Fact]
    public void Features_are_standard_normal()
    {
        using var rows = TeacherLabels.Draw(5000, features: 20, labels: 1, positiveShare: 0.5, seed: 3);

        Assert.Equal(0, rows.Features.mean().item<float>(), 0.01);
        Assert.Equal(1, rows.Features.std().item<float>(), 0.01);
    }

    [Fact]
    public void The_labels_follow_from_the_features()
    {
        using var scope = NewDisposeScope();
        var rows = TeacherLabels.Draw(2000, features: 10, labels: 4, positiveShare: 0.5, seed: 4);

        // Even a straight line finds much of what the teacher knows; coin flips would leave it near one half.
        var (features, targets) = (rows.Features, rows.Labels.mul(2).sub(1));
        var weights = linalg.lstsq(features[..1000], targets[..1000]).Solution;
        var right = features[1000..].mm(weights).sign().eq(targets[1000..]).to(ScalarType.Float32).mean().item<float>();

        Assert.InRange(right, 0.75, 1);
    }

    [Fact]
    public void The_seed_fixes_everything_and_the_global_generator_is_left_alone()
    {
        manual_seed(17);
        using var expected = rand(3);

        manual_seed(17);
        using var one = TeacherLabels.Draw(50, 20, 5, 0.2, seed: 5);
        using var next = rand(3);
        using var same = TeacherLabels.Draw(50, 20, 5, 0.2, seed: 5);
        using var other = TeacherLabels.Draw(50, 20, 5, 0.2, seed: 6);

        Assert.Equal(expected.data<float>(), next.data<float>());
        Assert.Equal(one.Features.data<float>(), same.Features.data<float>());
        Assert.Equal(one.Labels.data<float>(), same.Labels.data<float>());
        Assert.NotEqual(one.Labels.data<float>(), other.Labels.data<float>());
    }

    [Theory]
    [InlineData("rows", 0, 1, 1, 0.5)]
    [InlineData("features", 1, 0, 1, 0.5)]
    [InlineData("labels", 1, 1, 0, 0.5)]
    [InlineData("positiveShare", 1, 1, 1, 0)]
    [InlineData("positiveShare", 1, 1, 1, 1)]
    [InlineData("positiveShare", 1, 1, 1, double.NaN)]
    public void Numbers_out_of_range_are_refused(string name, int rows, int features, int labels, double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => TeacherLabels.Draw(rows, features, labels, share, seed: 1));

    [Fact]
    public void Every_single_share_is_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("positiveShares", () => TeacherLabels.Draw(1, 1, [], seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>("positiveShares", () => TeacherLabels.Draw(1, 1, [0.5, 1], seed: 1));
    }
}
