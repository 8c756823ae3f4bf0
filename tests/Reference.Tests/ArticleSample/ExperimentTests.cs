using Article.Comparison;
using Xunit;

namespace TorchSharp.Reference.Tests.ArticleSample;

/// <summary>What the sample is there to show, in a small run of its own programs.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ExperimentTests : IDisposable
{
    private readonly ArticleData _data;
    private readonly IReadOnlyList<Experiment> _experiments;

    public ExperimentTests()
    {
        var settings = new ComparisonSettings(null, TrainingDigits: 64, TaggerEpochs: 20, CoinFlips: false, Seed: 1, new FileInfo("unused"));
        _data = ArticleData.Load(settings);
        _experiments = ArticleExperiments.Create(_data, settings);
    }

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_sigmoid_too_many_leaves_the_labels_unlearned()
    {
        var labels = _experiments[0];
        foreach (var run in labels.Runs)
            run.Execute(TestContext.Current.CancellationToken);

        Assert.Equal(0, labels.Wrong.Outcome!.Score);
        Assert.InRange(labels.Repaired.Outcome!.Score, 0.7, 1);
        Assert.All(labels.Wrong.Losses, loss => Assert.True(loss > labels.Wrong.LossFloor));
        Assert.True(labels.Repaired.EpochMeans[^1] < labels.Wrong.LossFloor);
        Assert.True(labels.Wrong.FirstGradientNorm < labels.Repaired.FirstGradientNorm / 2);
    }

    [Fact]
    public void Published_and_repaired_digits_begin_alike_and_take_the_same_steps()
    {
        var digits = _experiments[1];
        digits.Others[0].Execute(TestContext.Current.CancellationToken);
        digits.Repaired.Execute(TestContext.Current.CancellationToken);

        Assert.Equal(digits.Others[0].Losses, digits.Repaired.Losses, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void A_run_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() => _experiments[0].Repaired.Execute(new CancellationToken(canceled: true)));
}
