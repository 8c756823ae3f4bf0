using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA3007_Proof() : RuleProof("TSA3007")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["outputs in eval() that can be read"] = static () => new(Readable(static x => x), Readable(static x => x.alias())),
        ["inputs of the caller that are alive afterwards, first step"] = static () => new(Alive(static x => x), Alive(static x => x.alias())),
    };

    /// <summary>What the rule may report, and what it may not.</summary>
    [Fact]
    public void Operations_in_place_return_their_input_and_others_do_not()
    {
        Assert.Equal(0, Readable(static x => x.relu_()));
        Assert.Equal(0, Readable(static x => x.add_(1)));
        Assert.Equal(1, Readable(static x => functional.relu(x, inplace: true)));
        Assert.Equal(1, Readable(static x => x.contiguous()));
        Assert.Equal(1, Readable(static x => x.to(CPU)));
        Assert.Equal(1, Readable(static x => x.view(-1, 4)));
        Assert.Equal(1, Readable(static x => x.detach()));
    }

    private static int Readable(Func<Tensor, Tensor> step)
    {
        using var gradients = no_grad();
        using var net = Sequential(Linear(4, 4), new Step(step), Linear(4, 1));
        net.eval();
        try
        {
            using var output = net.forward(ones(2, 4));
            return double.IsNaN(output.sum().item<float>()) ? 0 : 1;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static int Alive(Func<Tensor, Tensor> step)
    {
        using var net = Sequential(new Step(step), Linear(4, 1));
        var x = ones(2, 4);
        net.forward(x).Dispose();
        return x.IsInvalid ? 0 : 1;
    }

    private sealed class Step(Func<Tensor, Tensor> step) : Module<Tensor, Tensor>(nameof(Step))
    {
        public override Tensor forward(Tensor x) => step(x);
    }
}
