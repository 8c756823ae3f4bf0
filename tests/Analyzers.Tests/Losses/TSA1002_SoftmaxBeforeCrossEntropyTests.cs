using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1002_SoftmaxBeforeCrossEntropyTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.cross_entropy([|torch.softmax(z, 1)|], y);
        }
        """);

    [Fact]
    public Task The_target_may_be_made_of_probabilities() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.cross_entropy(z, torch.softmax(y, 1));
        }
        """);
}
