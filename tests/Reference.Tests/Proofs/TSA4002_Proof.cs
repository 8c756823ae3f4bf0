using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4002_Proof() : RuleProof("TSA4002")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["first number of x after x.add(1), x = 0"] = () => new(First(Dropped(static x => x.add(1))), First(Assigned(static x => x.add(1)))),
        ["bytes of one element of x after x.to(Float64)"] = () =>
            new(Dropped(static x => x.to(ScalarType.Float64)).element_size(), Assigned(static x => x.to(ScalarType.Float64)).element_size()),
        ["largest gradient after p.grad.clamp(-1, 1), gradient 3"] = () => new(Clipped(isAssigned: false), Clipped(isAssigned: true)),
        ["is x dead after x.to(Float64, disposeAfter: true), 1 for yes"] = () =>
            new(IsDead(Dropped(static x => x.to(ScalarType.Float64, disposeAfter: true))), IsDead(Assigned(static x => x.to(ScalarType.Float64, disposeAfter: true)))),
    };

    /// <summary>The functions that are listed as pure and take nothing: they leave their tensor as it was.</summary>
    [Theory]
    [InlineData("abs")]
    [InlineData("neg")]
    [InlineData("exp")]
    [InlineData("relu")]
    [InlineData("detach")]
    [InlineData("clone")]
    [InlineData("contiguous")]
    [InlineData("double")]
    [InlineData("cpu")]
    [InlineData("sigmoid")]
    public void A_pure_operation_leaves_its_tensor(string name)
    {
        using var x = tensor([-1f, 2f]);
        var method = typeof(Tensor).GetMethods().First(one => one.Name == name && one.GetParameters().All(static parameter => parameter.HasDefaultValue));

        method.Invoke(x, [.. method.GetParameters().Select(static parameter => parameter.DefaultValue)]);

        Assert.Equal([-1f, 2f], x.data<float>().ToArray());
        Assert.Equal(ScalarType.Float32, x.dtype);
    }

    private static Tensor Dropped(Func<Tensor, Tensor> operation)
    {
        var x = zeros(2);
        _ = operation(x);
        return x;
    }

    private static Tensor Assigned(Func<Tensor, Tensor> operation)
    {
        var x = zeros(2);
        x = operation(x);
        return x;
    }

    private static double Clipped(bool isAssigned)
    {
        var p = zeros(2).requires_grad_();
        (p * 3).sum().backward();
        var clipped = p.grad!.clamp(-1, 1);
        if (isAssigned)
            p.grad = clipped;
        return First(p.grad!);
    }

    private static double First(Tensor x) => x.to(ScalarType.Float64)[0].item<double>();

    private static double IsDead(Tensor x) => x.IsInvalid ? 1 : 0;
}
