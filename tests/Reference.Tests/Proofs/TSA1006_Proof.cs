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

    private static readonly Contrast Tanh = new(
        Wrong: (z, y) => nll_loss(tanh(z), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Contrast Relu = new(
        Wrong: (z, y) => nll_loss(relu(z), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Contrast AlignedLogits = new(
        Wrong: (z, _) => Alignment(Steps(z)),
        Right: (z, _) => Alignment(log_softmax(Steps(z), 2)));

    private static readonly Contrast AlignedProbabilities = new(
        Wrong: (z, _) => Alignment(softmax(Steps(z), 2)),
        Right: (z, _) => Alignment(log_softmax(Steps(z), 2)));

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
        ["tanh: loss, sure by 100 and right"] = Tanh.Measure(SureAndRight),
        ["ReLU: loss, sure by 100 and right"] = Relu.Measure(SureAndRight),
        ["CTC, logits: loss of four steps, all 100"] = AlignedLogits.Measure(static loss => LossOfSteps(loss, Far)),
        ["CTC, probabilities: loss of four steps, uniform output"] = AlignedProbabilities.Measure(static loss => LossOfSteps(loss, 0)),
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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void After_tanh_and_ReLU_an_alignment_falls_below_0(double logit)
    {
        Assert.True(LossOfSteps((z, _) => Alignment(tanh(Steps(z))), logit) < 0);
        Assert.True(LossOfSteps((z, _) => Alignment(relu(Steps(z))), logit) < 0);
    }

    /// <summary>Four steps of one sequence with three classes, the first of which is the blank, aligned with the single label 1.</summary>
    private static Tensor Alignment(Tensor steps) => ctc_loss(steps, tensor([1L], [1, 1]), tensor([4L]), tensor([1L]));

    private static Tensor Steps(Tensor z) => z.view(4, 1, 3);

    private static double LossOfSteps(LossOfLogits loss, double logit) => Probe.Classes(loss, [.. Enumerable.Repeat(logit, 12)]).Loss;

    private static double SureAndRight(LossOfLogits loss) => Probe.Classes(loss, ClassLogits.RightAndRest(K, Far, 0)).Loss;
}
