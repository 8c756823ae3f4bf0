using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4012_DimensionForOrder>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

public sealed class TSA4012_FixTests
{
    [Fact]
    public Task Gives_the_order() => Verify.Fixed(
        """
        class P
        {
            const int Order = 2;

            float M(Tensor x) => x.norm([|2|] /* Euclid */).item<float>() + torch.norm(x.flatten(), [|Order|]).item<float>(); // both
        }
        """,
        """
        class P
        {
            const int Order = 2;

            float M(Tensor x) => x.norm(2f /* Euclid */).item<float>() + torch.norm(x.flatten(), p: Order).item<float>(); // both
        }
        """);
}
