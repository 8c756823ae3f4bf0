using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Prediction;
using TorchSharp.Reference.Saving;
using TorchSharp.Reference.Tests.Data;
using TorchSharp.Reference.Tests.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Prediction;

/// <summary>What a trained model says to new inputs.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class PredictorTests : IDisposable
{
    /// <summary>Logits are the inputs themselves.</summary>
    private readonly Module<Tensor, Tensor> _identity = Identity();

    private readonly Tensor _inputs = tensor(new float[,] { { 0, 1, 3 }, { 2, -1, 0.5f } });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _identity.Dispose();
        _inputs.Dispose();
    }

    [Fact]
    public void Classes_have_probabilities_that_sum_to_1_and_the_greatest_wins()
    {
        var predictor = new Predictor(_identity);

        using var probabilities = predictor.Probabilities(_inputs, Stop);
        using var classes = predictor.Classes(_inputs, Stop);
        using var top = predictor.Top(_inputs, 2, Stop);

        var sum = 1 + Math.E + Math.Exp(3);
        Assert.Equal(Math.Exp(3) / sum, probabilities[0, 2].item<float>(), 1e-6);
        Assert.Equal([2L, 0], classes.data<long>());
        Assert.Equal([2L, 1, 0, 2], top.Classes.data<long>());
        Assert.Equal(Math.E / sum, top.Probabilities[0, 1].item<float>(), 1e-6);
    }

    [Fact]
    public void Labels_are_those_above_their_thresholds()
    {
        var predictor = new Predictor(_identity, new ModelInfo { Kind = OutputKind.Labels, Thresholds = new Thresholds([1, -2, 0.5]) });

        using var labels = predictor.Labels(_inputs, Stop);
        using var probabilities = predictor.Probabilities(_inputs, Stop);

        Assert.Equal([false, true, true, true, true, false], labels.data<bool>());
        Assert.Equal(0.5, probabilities[0, 0].item<float>(), 1e-7);
    }

    [Fact]
    public void Labels_without_thresholds_are_those_above_one_half()
    {
        using var labels = new Predictor(_identity, new ModelInfo { Kind = OutputKind.Labels }).Labels(_inputs, Stop);

        Assert.Equal([false, true, true, true, false, true], labels.data<bool>());
    }

    [Fact]
    public void It_refuses_what_has_no_answer()
    {
        var classes = new Predictor(_identity, new ModelInfo { Names = ["a", "b", "c"] });
        var labels = new Predictor(_identity, new ModelInfo { Kind = OutputKind.Labels });

        Assert.Contains("ask for Classes", Assert.Throws<NotSupportedException>(() => classes.Labels(_inputs, Stop)).Message, StringComparison.Ordinal);
        Assert.Contains("ask for Labels", Assert.Throws<NotSupportedException>(() => labels.Top(_inputs, 1, Stop)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => classes.Top(_inputs, 4, Stop));
        Assert.Throws<ArgumentException>("inputs", () => classes.Logits(_inputs[..0], Stop));
        Assert.Contains("a row of 3 outputs for each of 2 inputs, and the model gives Float32 (2, 2)", Assert.Throws<ArgumentException>(() => classes.Logits(_inputs[.., ..2], Stop)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => classes.Logits(_inputs, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_model_that_is_trained_meanwhile_is_refused()
    {
        using var model = new SmallMlp(3, 2);
        var predictor = new Predictor(model);
        Assert.False(model.training);

        model.train();

        Assert.Contains("the model is in train mode", Assert.Throws<InvalidOperationException>(() => predictor.Logits(_inputs, Stop)).Message, StringComparison.Ordinal);
    }

    /// <summary>Batches are of the same size, so the numbers are equal to the last bit.</summary>
    [Fact]
    public async Task Several_threads_get_what_one_gets()
    {
        _ = manual_seed(1);
        using var model = new SmallCnn();
        var predictor = new Predictor(model, batchSize: 16);
        using var images = randn(100, 1, 28, 28);
        using var alone = predictor.Probabilities(images, Stop);
        var expected = alone.data<float>().ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() => Enumerable.Range(0, 10).All(_ =>
        {
            using var answer = predictor.Probabilities(images, Stop);
            return answer.data<float>().ToArray().AsSpan().SequenceEqual(expected);
        }), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(answers, Assert.True);
    }

    [Fact]
    public void A_saved_model_is_opened_with_its_names()
    {
        using var folder = new TemporaryFolder();
        using var model = new SmallMlp(3, 2);
        ModelFile.Save(folder.PathOf("model"), model, new ModelInfo { Names = ["no", "yes"] });
        using var other = new SmallMlp(3, 2);

        var predictor = Predictor.Open(folder.PathOf("model"), other);

        using var first = new Predictor(model).Logits(_inputs, Stop);
        using var second = predictor.Logits(_inputs, Stop);
        Assert.True(first.Equals(second));
        Assert.Equal(["no", "yes"], predictor.Info.Names);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        using var model = new SmallMlp(3, 2);
        var predictor = new Predictor(model);
        predictor.Probabilities(_inputs, Stop).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        predictor.Probabilities(_inputs, Stop).Dispose();
        predictor.Top(_inputs, 1, Stop).Dispose();
        predictor.Classes(_inputs, Stop).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
