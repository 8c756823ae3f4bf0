using TorchSharp.Reference.Tests.Proofs.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1006_Proof() : RuleProof("TSA1006")
{
    private const int K = 10;
    private const double Far = 100;

    private static readonly Contrast Logits = new(
        Wrong: (z, y) => nll_loss(z, y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Contrast Probabilities = new(
        Wrong: (z, y) => nll_loss(softmax(z, 1), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Lazy<(Outcome Wrong, Outcome Right)> Trained = new(() =>
    {
        var trainer = new Trainer(Dataset.MultiClass(), Epochs: 10, Trainer.Adam(1e-2));
        return (trainer.Train(Logits.Wrong), trainer.Train(Logits.Right));
    });

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["logits: loss, sure by 100 and right"] = Logits.Measure(SureAndRight),
        ["logits: gradient for the right class, sure by 100 and right"] =
            Logits.Measure(loss => Probe.Classes(loss, ClassLogits.RightAndRest(K, Far, 0)).Gradient[0]),
        ["logits: gradient for a wrong class, uniform output"] =
            Logits.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Gradient[1]),
        ["logits: training loss after 10 epochs"] = () => new(Trained.Value.Wrong.Loss, Trained.Value.Right.Loss),
        ["logits: accuracy after 10 epochs"] = () => new(Trained.Value.Wrong.Accuracy(), Trained.Value.Right.Accuracy()),
        ["probabilities: loss, sure by 100 and right"] = Probabilities.Measure(SureAndRight),
        ["probabilities: loss, sure by 100 and wrong"] =
            Probabilities.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, Far)).Loss),
        ["probabilities: gradient for the right class, uniform output"] =
            Probabilities.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Gradient[0]),
        ["probabilities: gradient for the right class, sure by 10 and wrong"] =
            Probabilities.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 10)).Gradient[0]),
    };

    [Fact]
    public void On_sigmoids_the_other_classes_get_no_gradient()
    {
        var probe = Probe.Classes((z, y) => nll_loss(torch.sigmoid(z), y), ClassLogits.Uniform(K));

        Assert.All(probe.Gradient[1..], gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void The_two_fixes_compute_the_same_loss()
    {
        var logits = ClassLogits.SureAndWrong(K, 3);
        LossOfLogits withLogSoftmax = (z, y) => nll_loss(log_softmax(z, 1), y);

        Assert.Equal(Probe.Classes(Logits.Right, logits).Loss, Probe.Classes(withLogSoftmax, logits).Loss);
    }

    private static double SureAndRight(LossOfLogits loss) => Probe.Classes(loss, ClassLogits.RightAndRest(K, Far, 0)).Loss;
}
