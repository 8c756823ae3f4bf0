using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA6005_Proof() : RuleProof("TSA6005")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["learning rate of a group in SGD(…, 0.1, momentum: 0.9, weight_decay: 0.01)"] = () => Both(options => options.LearningRate!.Value),
        ["its momentum"] = () => Both(options => options.momentum!.Value),
        ["its weight_decay"] = () => Both(options => options.weight_decay!.Value),
        ["its weight 1 after two steps with gradient 1"] = () => new(AfterTwoSteps(Forgetful), AfterTwoSteps(Inheriting)),
        ["the same by hand"] = () => new(1 - 0.001 - 0.001, TwoSteps()),
    };

    /// <summary>What the group names stays as it is named, in both.</summary>
    [Fact]
    public void What_is_named_is_kept()
    {
        var weight = new Parameter(ones(1));
        optim.SGD([new SGD.ParamGroup { Parameters = [weight], Options = new() { LearningRate = 0.01 } }], 0.1, momentum: 0.9);
        var group = new SGD.ParamGroup { Parameters = [weight], Options = new() { LearningRate = 0.01 } };
        optim.SGD([group], 0.1, momentum: 0.9);

        Assert.Equal((0.01, 0.9), (group.Options.LearningRate!.Value, group.Options.momentum!.Value));
    }

    [Fact]
    public void The_constructor_does_not_inherit() => Assert.True(
        Measurements["its momentum"]().Wrong != 0.9, "TorchSharp's ParamGroup inherits: TSA6005 must be silent from this version on.");

    private static SGD.ParamGroup Forgetful(Parameter weight) => new([weight]);

    private static SGD.ParamGroup Inheriting(Parameter weight) => new() { Parameters = [weight], Options = new() };

    private static Measured Both(Func<SGD.Options, double> option) => new(option(OptionsOf(Forgetful)), option(OptionsOf(Inheriting)));

    private static SGD.Options OptionsOf(Func<Parameter, SGD.ParamGroup> make)
    {
        var group = make(new Parameter(ones(1)));
        optim.SGD([group], 0.1, momentum: 0.9, weight_decay: 0.01);
        return group.Options;
    }

    private static double AfterTwoSteps(Func<Parameter, SGD.ParamGroup> make)
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(ones(1, ScalarType.Float64));
        var optimizer = optim.SGD([make(weight)], 0.1, momentum: 0.9, weight_decay: 0.01);
        for (var step = 0; step < 2; step++)
        {
            optimizer.zero_grad();
            weight.sum().backward();
            optimizer.step();
        }

        return weight.item<double>();
    }

    private static double TwoSteps()
    {
        var first = 1 + 0.01 * 1;
        var weight = 1 - 0.1 * first;
        var second = 0.9 * first + 1 + 0.01 * weight;
        return weight - 0.1 * second;
    }
}
