using TorchSharp.Reference.Tests.Proofs.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1004_Proof() : RuleProof("TSA1004")
{
    private const int K = 10;
    private const double Far = 100;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["cross entropy, sigmoid: smallest loss"] = CrossEntropy(torch.sigmoid).Measure(SmallestClassLoss),
        ["cross entropy, sigmoid: gradient for the right class, z = 0"] = CrossEntropy(torch.sigmoid).Measure(GradientAtUniform),
        ["cross entropy, tanh: smallest loss"] = CrossEntropy(tanh).Measure(SmallestClassLoss),
        ["cross entropy, ReLU: gradient for the right class, z = −1, all others 1"] =
            CrossEntropy(z => relu(z)).Measure(loss => Probe.Classes(loss, ClassLogits.RightAndRest(K, -1, 1)).Gradient[0]),
        ["cross entropy, ReLU: accuracy after 10 epochs"] = () => TrainedOnClasses(CrossEntropy(z => relu(z))),
        ["BCE with logits, softmax: smallest loss of a row with one label"] = WithLogits(z => softmax(z, 1)).Measure(SmallestRowLoss),
        ["BCE with logits, log-softmax: largest probability"] = WithLogits(z => log_softmax(z, 1)).Measure(LargestProbability),
        ["BCE with logits, log-softmax: micro-F1 after 10 epochs"] = () => TrainedOnLabels(z => log_softmax(z, 1)),
        ["BCE with logits, log-sigmoid: largest probability"] = WithLogits(logsigmoid).Measure(LargestProbability),
        ["BCE with logits, ReLU: smallest probability"] = WithLogits(z => relu(z)).Measure(SmallestProbability),
        ["BCE with logits, ReLU: gradient at z = −1, y = 1"] =
            WithLogits(z => relu(z)).Measure(loss => Probe.Binary(loss, -1, 1).Gradient[0]),
        ["BCE with logits, tanh: smallest probability"] = WithLogits(tanh).Measure(SmallestProbability),
        ["BCE with logits, tanh: largest probability"] = WithLogits(tanh).Measure(LargestProbability),
        ["BCE with logits, tanh: smallest loss, y = 0"] = WithLogits(tanh).Measure(loss => Probe.Binary(loss, -Far, 0).Loss),
    };

    [Fact]
    public void A_row_without_a_positive_logit_gets_no_gradient_at_all_through_ReLU()
    {
        var probe = Probe.Classes(CrossEntropy(z => relu(z)).Wrong, ClassLogits.RightAndRest(K, -0.5, -2));

        Assert.Equal(Math.Log(K), probe.Loss, 6);
        Assert.All(probe.Gradient, gradient => Assert.Equal(0, gradient));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Softmax_gives_a_uniform_row_no_gradient_where_all_its_labels_agree(double label)
    {
        var labels = Enumerable.Repeat(label, K).ToArray();

        Assert.All(Row(WithLogits(z => softmax(z, 1)).Wrong, labels).Gradient, gradient => Assert.Equal(0, gradient, 6));
        Assert.All(Row(WithLogits(z => softmax(z, 1)).Right, labels).Gradient, gradient => Assert.Equal(0.05, Math.Abs(gradient), 6));
    }

    private static Contrast CrossEntropy(Func<Tensor, Tensor> activation) => new(
        Wrong: (z, y) => cross_entropy(activation(z), y),
        Right: (z, y) => cross_entropy(z, y));

    private static Contrast WithLogits(Func<Tensor, Tensor> activation) => new(
        Wrong: (z, y) => binary_cross_entropy_with_logits(activation(z), y),
        Right: (z, y) => binary_cross_entropy_with_logits(z, y));

    private static double SmallestClassLoss(LossOfLogits loss) => Probe.Classes(loss, ClassLogits.RightAndRest(K, Far, -Far)).Loss;

    private static double GradientAtUniform(LossOfLogits loss) => Probe.Classes(loss, ClassLogits.Uniform(K)).Gradient[0];

    private static double SmallestRowLoss(LossOfLogits loss) =>
        Probe.Labels(loss, ClassLogits.RightAndRest(K, Far, -Far), ClassLogits.RightAndRest(K, 1, 0)).Loss;

    private static Probe Row(LossOfLogits loss, double[] labels) => Probe.Labels(loss, ClassLogits.Uniform(labels.Length), labels);

    private static double LargestProbability(LossOfLogits loss) => ProbabilityOfFirst(loss, Far);

    private static double SmallestProbability(LossOfLogits loss) => ProbabilityOfFirst(loss, -Far);

    /// <summary>
    /// The probability of the first of two labels, as the loss sees it: turning the label on changes the mean loss by half of its log-odds.
    /// </summary>
    private static double ProbabilityOfFirst(LossOfLogits loss, double logit)
    {
        var on = Probe.Labels(loss, [logit, -logit], [1, 0]).Loss;
        var off = Probe.Labels(loss, [logit, -logit], [0, 0]).Loss;
        return 1 / (1 + Math.Exp(2 * (on - off)));
    }

    private static Measured TrainedOnClasses(Contrast both)
    {
        var trainer = new Trainer(Dataset.MultiClass(), Epochs: 10, Trainer.Adam(1e-2));
        return new(trainer.Train(both.Wrong).Accuracy(), trainer.Train(both.Right).Accuracy());
    }

    private static Measured TrainedOnLabels(Func<Tensor, Tensor> activation)
    {
        var trainer = new Trainer(Dataset.MultiLabel(), Epochs: 10, Trainer.Adam(1e-2));
        var both = WithLogits(activation);
        return new(
            trainer.Train(both.Wrong).MicroF1(z => activation(z) > 0),
            trainer.Train(both.Right).MicroF1(z => z > 0));
    }
}
