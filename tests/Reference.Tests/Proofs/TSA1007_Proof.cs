using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1007_Proof() : RuleProof("TSA1007")
{
    private static readonly Contrast Both = new(
        Wrong: (z, y) => binary_cross_entropy(torch.sigmoid(z), y),
        Right: (z, y) => binary_cross_entropy_with_logits(z, y));

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["loss at z = 2, y = 0"] = Both.Measure(loss => Probe.Binary(loss, 2, 0).Loss),
        ["gradient at z = 2, y = 0"] = Both.Measure(loss => Gradient(loss, 2, 0)),
        ["loss at z = 16.5, y = 0"] = Both.Measure(loss => Probe.Binary(loss, 16.5, 0).Loss),
        ["loss at z = 16.64, y = 0"] = Both.Measure(loss => Probe.Binary(loss, 16.64, 0).Loss),
        ["gradient at z = 16.63, y = 0"] = Both.Measure(loss => Gradient(loss, 16.63, 0)),
        ["gradient at z = 16.64, y = 0"] = Both.Measure(loss => Gradient(loss, 16.64, 0)),
        ["gradient at z = −30, y = 1"] = Both.Measure(loss => Gradient(loss, -30, 1)),
        ["gradient at z = −89, y = 1"] = Both.Measure(loss => Gradient(loss, -89, 1)),
        ["gradient at z = 6.21875, y = 0, bfloat16"] = Both.Measure(loss => Gradient(loss, 6.21875, 0, ScalarType.BFloat16)),
        ["gradient at z = 6.25, y = 0, bfloat16"] = Both.Measure(loss => Gradient(loss, 6.25, 0, ScalarType.BFloat16)),
        ["gradient at z = 8.3125, y = 0, float16"] = Both.Measure(loss => Gradient(loss, 8.3125, 0, ScalarType.Float16)),
        ["gradient at z = 8.3203125, y = 0, float16"] = Both.Measure(loss => Gradient(loss, 8.3203125, 0, ScalarType.Float16)),
        ["logit after 100 steps down the gradient from z = 20, y = 0"] = Both.Measure(Descend),
    };

    [Fact]
    public void Where_float32_resolves_the_probability_both_agree()
    {
        foreach (var z in Enumerable.Range(-8, 17))
        {
            Assert.Equal(Probe.Binary(Both.Right, z, 0).Loss, Probe.Binary(Both.Wrong, z, 0).Loss, 3);
            Assert.Equal(Gradient(Both.Right, z, 0), Gradient(Both.Wrong, z, 0), 5);
        }
    }

    [Fact]
    public void The_mean_of_probabilities_is_not_that_of_logits()
    {
        var mean = new Contrast(
            Wrong: (z, _) => binary_cross_entropy(torch.sigmoid(z).mean(), ones([])),
            Right: (z, _) => binary_cross_entropy_with_logits(z.mean(), ones([])));
        var measured = mean.Measure(loss => Probe.Labels(loss, [4, -1], [1, 1]).Loss)();

        Assert.Equal(-Math.Log((Sigmoid(4) + Sigmoid(-1)) / 2), measured.Wrong, 5);
        Assert.Equal(-Math.Log(Sigmoid(1.5)), measured.Right, 5);
        Assert.True(measured.Wrong > 2 * measured.Right);

        static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    }

    [Theory]
    [InlineData(ScalarType.BFloat16, 6.21875, 6.25)]
    [InlineData(ScalarType.Float16, 8.3125, 8.3203125)]
    public void In_half_precision_the_sigmoid_is_1_from_the_greater_of_two_neighbours_on(ScalarType type, double below, double from)
    {
        using var scope = NewDisposeScope();
        var z = tensor([below, from], type);

        Assert.Equal(z[1].ToDouble(), z[0].nextafter(tensor(100, type)).ToDouble());
        Assert.Equal([true, false], torch.sigmoid(z).less(1).data<bool>());
    }

    private static double Gradient(LossOfLogits loss, double logit, double label, ScalarType type = ScalarType.Float32) =>
        Probe.Binary(loss, logit, label, type).Gradient[0];

    private static double Descend(LossOfLogits loss)
    {
        var logit = 20.0;
        for (var step = 0; step < 100; step++)
            logit -= 0.5 * Gradient(loss, logit, 0);
        return logit;
    }
}
