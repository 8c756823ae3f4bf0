using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Clamps bound the numbers and leave those between; logarithms are natural.</summary>
public class ClampAndLogTests
{
    /// <summary>As numbers and as tensors.</summary>
    private static readonly Invocation Bounds = new(
        ("min", (Scalar)0.25), ("max", (Scalar)0.75), ("min", full(1, 0.25, ScalarType.Float64)), ("max", full(1, 0.75, ScalarType.Float64)));

    public static TheoryData<string> Clamps => [.. Of(OperationEffect.Clamp)];

    public static TheoryData<string> Logs => [.. Of(OperationEffect.Log)];

    [Theory]
    [MemberData(nameof(Clamps))]
    public void A_clamp_changes_only_what_is_beyond_a_bound(string spelling)
    {
        var x = Numbers.Of(Probabilities());
        var results = Bounds.Function(spelling, Probabilities());

        Assert.NotEmpty(results);
        Assert.All(results, result =>
        {
            Assert.NotEqual(x, Numbers.Of(result));
            Assert.All(x.Zip(Numbers.Of(result)), pair => Assert.Contains(pair.Second, new[] { pair.First, 0.25, 0.75 }));
        });
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_logarithm_is_the_natural_one(string spelling)
    {
        var log = Assert.Single(new Invocation().Function(spelling, Probabilities()));

        Numbers.AreClose([.. Numbers.Of(Probabilities()).Select(x => Math.Log(x))], Numbers.Of(log));
    }

    private static Tensor Probabilities() => Numbers.Real(20).sigmoid();

    private static IReadOnlyList<string> Of(OperationEffect effect) => Operations.All.Single(row => row.Effect == effect).Functions;
}
