using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class StandardizationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e-46)]
    [InlineData(double.NaN)]
    public void A_deviation_that_is_not_positive_in_float32_is_refused(double deviation) => Assert.StartsWith(
        "expected positive deviations",
        Assert.Throws<ArgumentException>(nameof(deviation), () => Standardization.Of(0.5, deviation)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Features_get_mean_0_and_deviation_1_by_the_statistics_of_the_training_rows()
    {
        using var scope = NewDisposeScope();
        var standardization = Standardization.FitFeatures(tensor(new float[,] { { 1, 10 }, { 3, 40 } }));

        // Means 2 and 25, deviations 1 and 15.
        Assert.Equal([2f, 25], standardization.Mean.data<float>());
        Assert.Equal([1f, 15], standardization.Deviation.data<float>());
        Assert.Equal([-1f, -1, 1, 1, 3, -2], standardization.Apply(tensor(new float[,] { { 1, 10 }, { 3, 40 }, { 5, -5 } })).data<float>());
    }

    [Fact]
    public void A_constant_feature_becomes_0_although_its_mean_is_rounded()
    {
        using var scope = NewDisposeScope();
        var features = full([1000, 1], 0.1f);

        var standardization = Standardization.FitFeatures(features);

        Assert.Equal(1, standardization.Deviation.item<float>());
        Assert.All(standardization.Apply(features).data<float>(), value => Assert.Equal(0, value, 1e-6f));
    }

    [Fact]
    public void Large_offsets_do_not_swallow_the_deviation()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var features = randn([10_000, 1], generator: generator).add(1e4);

        Assert.Equal(1, Standardization.FitFeatures(features).Deviation.item<float>(), 0.02);
    }

    [Fact]
    public void Images_have_one_mean_and_deviation_for_each_channel()
    {
        using var scope = NewDisposeScope();
        var images = stack([full([3, 4, 4], 0.5f), arange(48, ScalarType.Float32).view(3, 4, 4)], dim: 1);

        var standardization = Standardization.FitImages(images);
        var standard = standardization.Apply(images);

        Assert.Equal([1, 2, 1, 1], standardization.Mean.shape);
        Assert.Equal([0.5f, 23.5f], standardization.Mean.data<float>());
        Assert.Equal([0f, 0], standard.mean([0, 2, 3]).data<float>(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(1, standard.select(1, 1).std(unbiased: false).item<float>(), 1e-5);
    }

    [Fact]
    public void Two_numbers_serve_for_all()
    {
        using var standardization = Standardization.Of(0.5, 0.25);
        using var inputs = tensor(new float[] { 0, 0.5f, 1 });
        using var standard = standardization.Apply(inputs);

        Assert.Equal([-2f, 0, 2], standard.data<float>());
    }

    [Fact]
    public void Standardised_examples_are_tensors_of_their_own_and_keep_their_targets()
    {
        using var scope = NewDisposeScope();
        var standardization = Standardization.Of(1, 2);
        var (examples, rows) = (new Examples(ones(2, 1), arange(2)), new MultiLabelRows(ones(2, 1), ones(2, 3)));

        var (standardExamples, standardRows) = (standardization.Apply(examples), standardization.Apply(rows));
        examples.Dispose();
        rows.Dispose();

        Assert.Equal([0f, 0], standardExamples.Inputs.data<float>());
        Assert.Equal([0L, 1], standardExamples.Targets.data<long>());
        Assert.Equal([0f, 0], standardRows.Features.data<float>());
        Assert.Equal(Enumerable.Repeat(1f, 6), standardRows.Labels.data<float>());
    }

    [Fact]
    public void Nothing_but_the_statistics_is_left_behind()
    {
        using var features = zeros(3, 2);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Standardization.FitFeatures(features).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Inputs_that_have_no_statistics_are_refused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>("inputs", () => Standardization.FitFeatures(zeros(3)));
        Assert.Throws<ArgumentException>("inputs", () => Standardization.FitFeatures(zeros([3, 1], ScalarType.Int64)));
        Assert.Throws<ArgumentException>("inputs", () => Standardization.FitFeatures(zeros(0, 1)));
        Assert.Throws<ArgumentException>("inputs", () => Standardization.FitImages(zeros(3, 1)));
        foreach (var value in new[] { float.NaN, float.PositiveInfinity })
            Assert.Throws<ArgumentException>("inputs", () => Standardization.FitFeatures(tensor(new[,] { { 1, value } })));
    }

    [Fact]
    public void Statistics_that_do_not_belong_together_are_refused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>("mean", () => new Standardization(zeros(2, ScalarType.Float64), ones(2)));
        Assert.Throws<ArgumentException>("deviation", () => new Standardization(zeros(2), ones(3)));
        Assert.Throws<ArgumentException>("deviation", () => new Standardization(zeros(2), tensor(new float[] { 1, 0 })));
        Assert.Throws<ArgumentException>("deviation", () => new Standardization(zeros(1), tensor(new[] { float.NaN })));
    }
}
