using TorchSharp.Reference.Tests.Proofs.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1002_Proof() : RuleProof("TSA1002")
{
    private const int K = 10;
    private const double Far = 100;

    private static readonly Contrast Both = new(
        Wrong: (z, y) => cross_entropy(softmax(z, 1), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Dataset Data = Dataset.MultiClass();

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["loss at a uniform output (how training starts)"] = Both.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Loss),
        ["smallest loss (sure and right)"] = Both.Measure(loss => SmallestLoss(loss, K)),
        ["largest loss (sure by 100 and wrong)"] = Both.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, Far)).Loss),
        ["smallest loss, K = 1000"] = Both.Measure(loss => SmallestLoss(loss, 1000)),
        ["gradient for the right class, uniform output"] =
            Both.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Gradient[0]),
        ["gradient for the right class, sure by 10 and wrong"] =
            Both.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 10)).Gradient[0]),
        ["training loss after 10 epochs, Adam"] = () => Training(new(Data, Epochs: 10, Trainer.Adam(1e-2)), outcome => outcome.Loss),
        ["accuracy after 1 epoch, SGD"] = () => Training(new(Data, Epochs: 1, Trainer.Sgd(0.5)), outcome => outcome.Accuracy()),
    };

    [Fact]
    public void The_band_is_one_nat_wide_whatever_the_number_of_classes()
    {
        foreach (var classes in new[] { 2, 3, K, 100 })
        {
            var smallest = Math.Log(1 + (classes - 1) / Math.E);

            Assert.Equal(smallest, SmallestLoss(Both.Wrong, classes), 5);
            Assert.Equal(smallest + 1, Probe.Classes(Both.Wrong, ClassLogits.SureAndWrong(classes, Far)).Loss, 5);
        }
    }

    [Fact]
    public void No_logits_take_the_loss_out_of_its_band()
    {
        using var generator = new Generator(1);
        using var logits = 50 * randn(1000, K, generator: generator);
        using var targets = randint(0, K, 1000, ScalarType.Int64, generator: generator);
        using var losses = cross_entropy(softmax(logits, 1), targets, reduction: nn.Reduction.None);

        Assert.InRange(losses.min().item<float>(), Math.Log(1 + (K - 1) / Math.E) - 1e-5, Math.Log(Math.E + K - 1) + 1e-5);
        Assert.InRange(losses.max().item<float>(), Math.Log(1 + (K - 1) / Math.E) - 1e-5, Math.Log(Math.E + K - 1) + 1e-5);
    }

    [Fact]
    public void Over_the_batch_the_floor_is_the_same_and_the_largest_loss_is_higher()
    {
        using var logits = tensor(new[,] { { Far, -Far, -Far }, { -Far, Far, Far } });
        using var targets = zeros(2, ScalarType.Int64);
        using var losses = cross_entropy(softmax(logits, 0), targets, reduction: nn.Reduction.None);

        Assert.Equal(Math.Log(1 + 2 / Math.E), losses[0].item<double>(), 5);
        Assert.Equal(Math.Log(1 + 2 * Math.E), losses[1].item<double>(), 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void A_uniform_output_gets_one_Kth_of_the_gradient(int classes)
    {
        var wrong = Probe.Classes(Both.Wrong, ClassLogits.Uniform(classes)).Gradient;
        var right = Probe.Classes(Both.Right, ClassLogits.Uniform(classes)).Gradient;

        Assert.All(wrong.Zip(right), pair => Assert.Equal(pair.Second / classes, pair.First, 6));
    }

    private static double SmallestLoss(LossOfLogits loss, int classes) =>
        Probe.Classes(loss, ClassLogits.RightAndRest(classes, Far, -Far)).Loss;

    private static Measured Training(Trainer trainer, Func<Outcome, double> quantity) =>
        new(quantity(trainer.Train(Both.Wrong)), quantity(trainer.Train(Both.Right)));
}
