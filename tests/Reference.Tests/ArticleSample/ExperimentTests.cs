using Article.Comparison;
using Xunit;

namespace TorchSharp.Reference.Tests.ArticleSample;

/// <summary>What the sample is there to show, in a small run of its own programs.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ExperimentTests : IDisposable
{
    private static readonly ComparisonSettings Settings =
        new(null, TrainingDigits: 64, TaggerEpochs: 20, Positives: 20, CoinFlips: false, Seed: 1, new FileInfo("unused"));

    private readonly ArticleData _data = ArticleData.Load(Settings);
    private readonly IReadOnlyList<Experiment> _experiments;

    public ExperimentTests() => _experiments = ArticleExperiments.Create(_data, Settings);

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
    public void Frequent_labels_are_found_in_spite_of_it()
    {
        var settings = Settings with { Positives = 40 };
        using var data = ArticleData.Load(settings);
        var wrong = ArticleExperiments.Create(data, settings)[0].Wrong;
        wrong.Execute(TestContext.Current.CancellationToken);

        Assert.InRange(wrong.Outcome!.Score, 0.7, 1);
        Assert.InRange(wrong.EpochMeans[^1], wrong.LossFloor, 0.64);
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
