using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1004_SquashedBeforeLogitsLoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1004_SquashedBeforeLogitsLossTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.cross_entropy([|functional.relu(z)|], y);
        }
        """);

    [Fact]
    public Task Arithmetic_makes_it_unknown() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.cross_entropy(functional.relu(z) * 2, y);
        }
        """);
}
