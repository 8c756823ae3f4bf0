using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4012_Proof() : RuleProof("TSA4012")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["how many numbers the norm of ones(2, 3, 4) has"] = () => new(ones(2, 3, 4).norm(2).numel(), ones(2, 3, 4).norm(2f).numel()),
        ["first number of the norm of [[3, 4], [6, 8]] with 1"] = () => new(First(Pairs.norm(1)), First(Pairs.norm(1f))),
        ["does the norm of a bias with 2 throw, 1 for yes"] = () => new(Throws(static () => Bias.norm(2)), Throws(static () => Bias.norm(2f))),
        ["does the norm of x.flatten() with 1 throw, 1 for yes"] = () => new(Throws(static () => Pairs.flatten().norm(1)), Throws(static () => Pairs.flatten().norm(1f))),
    };

    [Fact]
    public void The_static_one_takes_it_for_the_dimension_too()
    {
        Assert.Equal([5f, 10f], norm(Pairs, 1).data<float>().ToArray());
        Assert.Equal(6, norm(ones(2, 3, 4), 2).numel());
    }

    private static Tensor Pairs => tensor(new float[,] { { 3, 4 }, { 6, 8 } });

    private static Tensor Bias => Linear(2, 3).bias!;

    private static double First(Tensor x) => x.flatten()[0].item<float>();

    private static double Throws(Func<Tensor> norm)
    {
        try
        {
            norm().Dispose();
            return 0;
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            return 1;
        }
    }
}
