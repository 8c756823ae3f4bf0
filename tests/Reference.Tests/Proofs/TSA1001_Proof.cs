using TorchSharp.Reference.Tests.Proofs.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1001_Proof() : RuleProof("TSA1001")
{
    private const double Far = 100;

    private static readonly Contrast Both = new(
        Wrong: (z, y) => binary_cross_entropy_with_logits(torch.sigmoid(z), y),
        Right: (z, y) => binary_cross_entropy_with_logits(z, y));

    private static readonly Lazy<(Outcome Wrong, Outcome Right)> Trained = new(() =>
    {
        var trainer = new Trainer(Dataset.MultiLabel(), Epochs: 10, Trainer.Adam(1e-3));
        return (trainer.Train(Both.Wrong), trainer.Train(Both.Right));
    });

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["probability that the loss sees, z = −100"] = Both.Measure(loss => Probability(loss, -Far)),
        ["probability that the loss sees, z = 100"] = Both.Measure(loss => Probability(loss, Far)),
        ["smallest loss, y = 0"] = Both.Measure(loss => Probe.Binary(loss, -Far, 0).Loss),
        ["smallest loss, y = 1"] = Both.Measure(loss => Probe.Binary(loss, Far, 1).Loss),
        ["gradient at z = 0, y = 0"] = Both.Measure(loss => Gradient(loss, 0, 0)),
        ["gradient at z = 0, y = 1"] = Both.Measure(loss => Gradient(loss, 0, 1)),
        ["gradient at z = 10, y = 0 (sure and wrong)"] = Both.Measure(loss => Gradient(loss, 10, 0)),
        ["share of positives from which a label is predicted"] = Both.Measure(BalancePoint),
        ["training loss after 10 epochs"] = () => new(Trained.Value.Wrong.Loss, Trained.Value.Right.Loss),
        ["micro-F1 after 10 epochs"] = () => new(F1(Trained.Value.Wrong), F1(Trained.Value.Right)),
    };

    [Fact]
    public void No_logit_takes_the_loss_out_of_its_band()
    {
        foreach (var z in Enumerable.Range(-200, 401))
        {
            Assert.InRange(Probe.Binary(Both.Wrong, z, 0).Loss, Math.Log(2) - 1e-6, Math.Log(1 + Math.E) + 1e-6);
            Assert.InRange(Probe.Binary(Both.Wrong, z, 1).Loss, Math.Log(1 + 1 / Math.E) - 1e-6, Math.Log(2) + 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_soft_margin_loss_has_the_same_gradient(double label)
    {
        LossOfLogits softMargin = (z, y) => multilabel_soft_margin_loss(torch.sigmoid(z).unsqueeze(0), y.unsqueeze(0));

        Assert.Equal(Gradient(Both.Wrong, 0, label), Gradient(softMargin, 0, label), 6);
    }

    private static double Gradient(LossOfLogits loss, double logit, double label) => Probe.Binary(loss, logit, label).Gradient[0];

    private static double Probability(LossOfLogits loss, double logit) => Math.Exp(-Probe.Binary(loss, logit, 1).Loss);

    /// <summary>The share q of positives at which the expected gradient at z = 0, q·g(1) + (1 − q)·g(0), turns over.</summary>
    private static double BalancePoint(LossOfLogits loss) => Gradient(loss, 0, 0) / (Gradient(loss, 0, 0) - Gradient(loss, 0, 1));

    private static double F1(Outcome outcome) => outcome.MicroF1(z => torch.sigmoid(z) > 0.5);
}
