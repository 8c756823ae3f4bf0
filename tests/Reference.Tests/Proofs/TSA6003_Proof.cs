using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>
/// What lies in memory depends on what happened before, so nothing is left to it: a weight of four million numbers comes from fresh pages, which the system hands out as zeros,
/// and one of a size that was just freed full of sevens may come as sevens. Neither is 1. Where a few were 1 before, or all of one layer, not all of ten are.
/// </summary>
public class TSA6003_Proof() : RuleProof("TSA6003")
{
    private const int Large = 1 << 22;
    private const int Layers = 10;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["share of GroupNorm's weights that are 1"] = () => new(ShareOfOnes(set: false), ShareOfOnes(set: true)),
    };

    [Fact]
    public void The_weight_is_not_initialised() => Assert.True(
        ShareOfOnes(set: false) < 1,
        "TorchSharp initialises GroupNorm: TSA6003 must be silent from this version on (FaultMembers.GroupNorm).");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1000)]
    public void What_was_in_memory_comes_out(float value)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "How memory that was freed is given out again is known of Linux only.");
        Assert.Contains(Enumerable.Range(0, 50), _ => LargestAfter(value) is double.NaN or > 100);
    }

    [Fact]
    public void The_repair_normalises() => Assert.Equal(1, ShareOfOnes(set: true));

    /// <summary>In thousandths, the least of ten layers that are there at the same time, so that none has another's memory.</summary>
    private static double ShareOfOnes(bool set)
    {
        using var scope = NewDisposeScope();
        return Math.Round(Enumerable.Range(0, Layers).Min(_ => ShareIn(set)), 3);
    }

    private static double ShareIn(bool set)
    {
        var norm = GroupNorm(1, Large);
        if (set)
        {
            init.ones_(norm.weight);
            init.zeros_(norm.bias);
        }

        return norm.weight.eq(1).to(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>Many tensors of the size of the weight are filled and freed; then a norm is made, and applied to −1 and 1.</summary>
    private static double LargestAfter(float value)
    {
        for (var i = 0; i < 200; i++)
        {
            using var scope = NewDisposeScope();
            var freed = Enumerable.Range(0, 16).Select(_ => full(64, value)).ToList();
        }

        using var own = NewDisposeScope();
        var norm = GroupNorm(64, 64);
        return norm.forward(tensor(new[] { -1f, 1f }).expand(1, 64, 2)).abs().max().item<float>();
    }
}
