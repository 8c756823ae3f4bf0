using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1003_LogSoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1003_LogSoftmaxBeforeCrossEntropyTests
{
    [Fact]
    public Task Reports_the_pair() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => CrossEntropyLoss().forward([|functional.log_softmax(z, 1)|], y);
        }
        """);

    [Fact]
    public Task Log_softmax_along_the_batch_is_another_matter() => Verify.Silent("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.cross_entropy(functional.log_softmax(z, 0), y);
        }
        """);
}
