using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA6004_Proof() : RuleProof("TSA6004")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["gradient of the variance, variance 2, error 1"] = () => new(Gradient(ByLibrary), Gradient(ByHand)),
        ["the same by its derivative, 0.5·(1/v − e²/v²)"] = () => new(0, 0.5 * (1 / 2.0 - 1 / 4.0)),
        ["loss of zeros for ones, variance 1, shape (4, 3)"] = () => new(Loss(ByLibrary), Loss(ByHand)),
        ["loss of one number, variance 2, error 1"] = () => new(One(ByLibrary), One(ByHand)),
    };

    [Fact]
    public void The_variance_is_cut_off()
    {
        using var scope = NewDisposeScope();
        var variance = tensor([2.0]).requires_grad_();

        Assert.False(
            ByLibrary(tensor([0.0]), tensor([1.0]), variance).requires_grad,
            "TorchSharp gives the variance a gradient: TSA6004 must be silent from this version on (FaultMembers.GaussianLoss).");
        Assert.False(functional.gaussian_nll_loss(tensor([0.0]), tensor([1.0]), variance).requires_grad);
    }

    private static Tensor ByLibrary(Tensor mean, Tensor target, Tensor variance) => GaussianNLLLoss().forward(mean, target, variance);

    /// <summary>0.5·(log v + (y − μ)²/v), the mean of all.</summary>
    private static Tensor ByHand(Tensor mean, Tensor target, Tensor variance) => (0.5 * (variance.log() + (target - mean).square() / variance)).mean();

    private static double Gradient(Func<Tensor, Tensor, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        var mean = tensor([0.0]).requires_grad_();
        var variance = tensor([2.0]).requires_grad_();
        loss(mean, tensor([1.0]), variance).backward();
        return variance.grad is { } gradient ? gradient.item<double>() : 0;
    }

    private static double Loss(Func<Tensor, Tensor, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        return loss(ones(4, 3), zeros(4, 3), ones(4, 3)).item<float>();
    }

    private static double One(Func<Tensor, Tensor, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        return loss(tensor([0.0]), tensor([1.0]), tensor([2.0])).item<double>();
    }
}
