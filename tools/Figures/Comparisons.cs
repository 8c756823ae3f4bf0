using TorchSharp;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Figures;

/// <summary>The mistakes that the analyzer's rules find, each beside the right way.</summary>
internal static class Comparisons
{
    private const int Classes = SyntheticDigits.Classes;
    private const int Pixels = SyntheticDigits.Side * SyntheticDigits.Side;
    private const int Features = 20;
    private const int Labels = 5;

    public static IReadOnlyList<Comparison> All { get; } =
    [
        new("cross-entropy-multi-class", "Digits, cross entropy", Digits, DigitNetwork,
        [
            new("logits", true, null, CrossEntropy, new Accuracy(Classes)),
            new("log-softmax before it (TSA1003)", true, () => LogSoftmax(1), CrossEntropy, new Accuracy(Classes)),
            new("softmax before it (TSA1002)", false, () => Softmax(1), CrossEntropy, new Accuracy(Classes)),
            new("sigmoid before it (TSA1004)", false, Sigmoid, CrossEntropy, new Accuracy(Classes)),
        ]),
        new("cross-entropy-nll", "Digits, negative log-likelihood", Digits, DigitNetwork,
        [
            new("log-softmax", true, () => LogSoftmax(1), NegativeLogLikelihood, new Accuracy(Classes)),
            new("softmax (TSA1006)", false, () => Softmax(1), NegativeLogLikelihood, new Accuracy(Classes)),
            new("logits (TSA1006), falls without end", false, null, NegativeLogLikelihood, new Accuracy(Classes)),
        ]),
        new("cross-entropy-multi-label", "Five labels, BCE", Tags, TagNetwork,
        [
            new("logits, BCE-with-logits", true, null, WithLogits, MicroF1(threshold: 0)),
            new("sigmoid, BCELoss (TSA1007)", true, Sigmoid, OfProbabilities, MicroF1(threshold: 0.5)),
            new("sigmoid, BCE-with-logits (TSA1001)", false, Sigmoid, WithLogits, MicroF1(threshold: 0.5)),
            new("softmax, BCE-with-logits (TSA1004)", false, () => Softmax(1), WithLogits, MicroF1(threshold: 0.5)),
        ]),
    ];

    private static (Examples Training, Examples Test) Digits() =>
        (SyntheticDigits.Draw(2000, seed: 1), SyntheticDigits.Draw(1000, seed: 2));

    private static (Examples Training, Examples Test) Tags()
    {
        using var rows = TeacherLabels.Draw(3000, Features, Labels, positiveShare: 0.3, seed: 1);
        return rows.SplitAt(2000);
    }

    private static Module<Tensor, Tensor> DigitNetwork() => Sequential(Flatten(), Linear(Pixels, 64), ReLU(), Linear(64, Classes));

    private static Module<Tensor, Tensor> TagNetwork() => Sequential(Linear(Features, 128), ReLU(), Linear(128, Labels));

    private static LabelScore MicroF1(double threshold) => new(Labels, Averaging.Micro, Measure.F1, Thresholds.Same(Labels, threshold));

    private static Tensor CrossEntropy(Tensor output, Tensor targets) => functional.cross_entropy(output, targets);

    private static Tensor NegativeLogLikelihood(Tensor output, Tensor targets) => functional.nll_loss(output, targets);

    private static Tensor WithLogits(Tensor output, Tensor targets) => functional.binary_cross_entropy_with_logits(output, targets);

    private static Tensor OfProbabilities(Tensor output, Tensor targets) => functional.binary_cross_entropy(output, targets);
}
