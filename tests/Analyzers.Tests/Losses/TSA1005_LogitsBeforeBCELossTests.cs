using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1005_LogitsBeforeBCELossTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.binary_cross_entropy([|Linear(2, 1).forward(z)|], y);
        }
        """);

    [Fact]
    public Task An_unknown_input_may_be_a_probability() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.binary_cross_entropy(z, y);
        }
        """);
}
