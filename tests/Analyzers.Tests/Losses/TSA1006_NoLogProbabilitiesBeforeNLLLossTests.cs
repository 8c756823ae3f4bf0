using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1006_NoLogProbabilitiesBeforeNLLLossTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.nll_loss([|torch.softmax(z, 1)|], y);
        }
        """);

    [Fact]
    public Task The_logarithm_of_softmax_is_right() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.nll_loss(torch.log(torch.softmax(z, 1)), y);
        }
        """);
}
