using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2014_Proof() : RuleProof("TSA2014")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["share that dropout(x) drops after eval()"] = () => new(Dropped(static (x, _) => functional.dropout(x)), Dropped(static (x, mode) => functional.dropout(x, training: mode))),
        ["share that alpha_dropout(x) changes in training"] = () =>
            new(Changed(static (x, _) => functional.alpha_dropout(x)), Changed(static (x, mode) => functional.alpha_dropout(x, training: mode))),
        ["share that a new Dropout(0.5) drops after eval()"] = () => new(Dropped(static (x, _) => Dropout(0.5).call(x)), Dropped(static (x, mode) => Stored(mode).call(x))),
        ["are two predictions after eval() equal, 1 for yes"] = () => new(AreEqual(static (x, _) => functional.dropout(x)), AreEqual(static (x, mode) => functional.dropout(x, training: mode))),
    };

    [Fact]
    public void The_functions_of_channels_have_the_same_defaults()
    {
        using var scope = NewDisposeScope();

        Assert.True((functional.dropout1d(ones(50, 50, 2)) == 0).any().item<bool>());
        Assert.True((functional.dropout2d(ones(50, 50, 2, 2)) == 0).any().item<bool>());
        Assert.True((functional.dropout3d(ones([50, 50, 2, 2, 2])) == 0).any().item<bool>());
        Assert.True((functional.feature_alpha_dropout(ones(50, 50, 2)) == 1).all().item<bool>());
    }

    private static Dropout Stored(bool mode)
    {
        var drop = Dropout(0.5);
        drop.train(mode);
        return drop;
    }

    /// <summary>Of 10,000 ones, to the tenth, after eval().</summary>
    private static double Dropped(Func<Tensor, bool, Tensor> apply)
    {
        using var scope = NewDisposeScope();
        return Math.Round((apply(ones(10000), false) == 0).sum().item<long>() / 10000.0, 1);
    }

    /// <summary>In training; what is not dropped is scaled and moved.</summary>
    private static double Changed(Func<Tensor, bool, Tensor> apply)
    {
        using var scope = NewDisposeScope();
        return (apply(ones(10000), true) != 1).sum().item<long>() / 10000.0;
    }

    private static double AreEqual(Func<Tensor, bool, Tensor> apply)
    {
        using var scope = NewDisposeScope();
        var x = ones(1000);
        return apply(x, false).Equals(apply(x, false)) ? 1 : 0;
    }
}
