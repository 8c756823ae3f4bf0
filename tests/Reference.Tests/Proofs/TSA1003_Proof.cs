using TorchSharp.Reference.Tests.Proofs.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1003_Proof() : RuleProof("TSA1003")
{
    private const int K = 10;

    private static readonly Contrast Both = new(
        Wrong: (z, y) => cross_entropy(log_softmax(z, 1), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Contrast Logarithm = new(
        Wrong: (z, y) => cross_entropy(softmax(z, 1).log(), y),
        Right: (z, y) => cross_entropy(z, y));

    private static readonly Contrast Clamped = new(
        Wrong: (z, y) => cross_entropy(softmax(z, 1).clamp(1e-7, 1).log(), y),
        Right: (z, y) => cross_entropy(z, y));

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["loss at a uniform output"] = Both.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Loss),
        ["gradient for the right class, uniform output"] =
            Both.Measure(loss => Probe.Classes(loss, ClassLogits.Uniform(K)).Gradient[0]),
        ["loss, sure by 10 and wrong"] = Both.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 10)).Loss),
        ["gradient for the right class, sure by 10 and wrong"] =
            Both.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 10)).Gradient[0]),
        ["log of a softmax: gradient for the right class, sure by 90 and wrong"] =
            Logarithm.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 90)).Gradient[0]),
        ["log of a softmax: loss, sure by 104 and wrong"] = Logarithm.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 104)).Loss),
        ["log of a clamped softmax: gradient for the right class, sure by 20 and wrong"] =
            Clamped.Measure(loss => Probe.Classes(loss, ClassLogits.SureAndWrong(K, 20)).Gradient[0]),
        ["accuracy after 10 epochs"] = Training,
    };

    [Fact]
    public void Log_softmax_twice_is_log_softmax_once_up_to_rounding()
    {
        using var generator = new Generator(1);
        using var once = log_softmax(3 * randn(1000, K, generator: generator), 1);
        using var twice = log_softmax(once, 1);

        Assert.InRange(((once - twice).abs() / once.abs()).max().item<float>(), 0, 1e-6);
    }

    [Fact]
    public void NLLLoss_on_log_softmax_equals_cross_entropy_bit_for_bit()
    {
        using var generator = new Generator(1);
        using var logits = 3 * randn(1000, K, generator: generator);
        using var targets = randint(0, K, 1000, ScalarType.Int64, generator: generator);

        var (loss, gradient) = Backward((z, y) => cross_entropy(z, y), logits, targets);
        var (otherLoss, otherGradient) = Backward((z, y) => nll_loss(log_softmax(z, 1), y), logits, targets);

        Assert.Equal(loss, otherLoss);
        Assert.Equal(gradient, otherGradient);
    }

    private static (float Loss, float[] Gradient) Backward(LossOfLogits loss, Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var leaf = logits.detach().clone().requires_grad_();
        var value = loss(leaf, targets);
        value.backward();
        return (value.item<float>(), leaf.grad!.data<float>().ToArray());
    }

    private static Measured Training()
    {
        var trainer = new Trainer(Dataset.MultiClass(), Epochs: 10, Trainer.Adam(1e-2));
        return new(trainer.Train(Both.Wrong).Accuracy(), trainer.Train(Both.Right).Accuracy());
    }
}
