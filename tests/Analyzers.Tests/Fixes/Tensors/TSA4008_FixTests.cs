using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4008_ZeroForDimension>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

public sealed class TSA4008_FixTests
{
    [Fact]
    public Task Names_the_dimension() => Verify.Fixed(
        """
        class P
        {
            const int Axis = 0;

            Tensor M(Tensor x)
            {
                var counts = x.sum(/* over the batch */ [|0|] /* not a type */); // 10 classes
                var all = torch.sum(
                    x.prod([|Axis|]),
                    [|-0|]);
                return torch.prod(input: counts?.sum([|0|])!, [|0|]).sum([|0|]);
            }
        }
        """,
        """
        class P
        {
            const int Axis = 0;

            Tensor M(Tensor x)
            {
                var counts = x.sum(/* over the batch */ dim: 0 /* not a type */); // 10 classes
                var all = torch.sum(
                    x.prod(dim: Axis),
                    dim: -0);
                return torch.prod(input: counts?.sum(dim: 0)!, dim: 0).sum(dim: 0);
            }
        }
        """);

    [Fact]
    public Task Leaves_a_zero_that_is_no_whole_number() => Verify.Unfixable("class P { Tensor M(Tensor x) => x.sum([|0.0|]); }");
}
