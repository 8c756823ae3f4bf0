using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1005_Proof() : RuleProof("TSA1005")
{
    private static readonly LossOfLogits WithLogits = (z, y) => binary_cross_entropy_with_logits(z, y);
    private static readonly LossOfLogits OnLogits = (z, y) => binary_cross_entropy(z, y);
    private static readonly LossOfLogits OnRelu = (z, y) => binary_cross_entropy(relu(z), y);
    private static readonly LossOfLogits OnTanh = (z, y) => binary_cross_entropy(tanh(z), y);
    private static readonly LossOfLogits OnLogSigmoid = (z, y) => binary_cross_entropy(logsigmoid(z), y);
    private static readonly LossOfLogits OnLogSoftmax = (z, y) => binary_cross_entropy(log_softmax(z, 1), y);

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["loss of the logit z = 1, y = 0"] = new Contrast(OnLogits, WithLogits).Measure(loss => Probe.Binary(loss, 1, 0).Loss),
        ["loss of the logit z = 0.3, y = 1"] = new Contrast(OnLogits, WithLogits).Measure(loss => Probe.Binary(loss, 0.3, 1).Loss),
        ["loss of the ReLU of z = −1, y = 1"] = new Contrast(OnRelu, WithLogits).Measure(loss => Probe.Binary(loss, -1, 1).Loss),
        ["gradient through the ReLU of z = −1, y = 1"] = new Contrast(OnRelu, WithLogits).Measure(loss => Probe.Binary(loss, -1, 1).Gradient[0]),
        ["loss of log-sigmoid, z = 200, y = 1 (sure and right)"] =
            new Contrast(OnLogSigmoid, WithLogits).Measure(loss => Probe.Binary(loss, 200, 1).Loss),
    };

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void Logits_outside_0_to_1_throw(double logit) => AssertThrows(() => Probe.Binary(OnLogits, logit, 1));

    [Fact]
    public void Log_probabilities_throw()
    {
        AssertThrows(() => Probe.Binary(OnLogSigmoid, 1, 1));
        AssertThrows(() => Probe.Labels(OnLogSoftmax, [1, 2], [1, 0]));
    }

    [Fact]
    public void A_negative_tanh_and_a_large_ReLU_throw()
    {
        AssertThrows(() => Probe.Binary(OnTanh, -0.5, 1));
        AssertThrows(() => Probe.Binary(OnRelu, 1.5, 1));
    }

    private static void AssertThrows(Action train)
    {
        var exception = Assert.Throws<ExternalException>(train);
        Assert.StartsWith("all elements of input should be between 0 and 1", exception.Message, StringComparison.Ordinal);
    }
}
