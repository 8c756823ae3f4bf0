using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1007_SigmoidBeforeBCELossTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => BCELoss().forward([|z.sigmoid()|], y);
        }
        """);

    [Fact]
    public Task Another_loss_does_not_care() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.mse_loss(z.sigmoid(), y);
        }
        """);
}
