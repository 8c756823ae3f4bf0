using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA6006_Proof() : RuleProof("TSA6006")
{
    private static readonly Lazy<double[][]> Rates = new(Run);

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = Enumerable.Range(0, 4).ToDictionary(
        step => $"rate of the second group after {step + 1} {(step == 0 ? "step" : "steps")} of OneCycleLR(optimizer, 1.0, 10)", step => (Func<Measured>)(() => new(Rates.Value[step][1], Curve(step + 1))));

    [Fact]
    public void The_first_group_follows_the_curve() =>
        Assert.All(Enumerable.Range(0, 4), step => Assert.Equal(Curve(step + 1), Rates.Value[step][0], 6));

    [Fact]
    public void The_second_does_not() => Assert.True(
        Enumerable.Range(0, 4).Any(step => Math.Abs(Rates.Value[step][1] - Curve(step + 1)) > 1e-3),
        "TorchSharp's OneCycleLR gives every group the same curve: TSA6006 must be silent from this version on.");

    private static double[][] Run()
    {
        var groups = new[] { Group(), Group() };
        var optimizer = optim.SGD(groups, 0.1, momentum: 0.9);
        var scheduler = optim.lr_scheduler.OneCycleLR(optimizer, 1.0, 10);
        return [.. Enumerable.Range(0, 4).Select(_ =>
        {
            optimizer.step();
            scheduler.step();
            return groups.Select(group => group.LearningRate).ToArray();
        })];
    }

    private static SGD.ParamGroup Group() => new() { Parameters = [new Parameter(ones(1))], Options = new() };

    /// <summary>Up from 1/25 to 1 in the first 3 of 10 steps (pct_start 0.3), then down to 1/25/10000, both along a cosine.</summary>
    private static double Curve(int step)
    {
        const double First = 1 / 25.0, Last = First / 1e4, Up = 0.3 * 10 - 1, Down = 10 - 1 - Up;
        return step <= Up ? Cosine(First, 1, step / Up) : Cosine(1, Last, (step - Up) / Down);
    }

    private static double Cosine(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
