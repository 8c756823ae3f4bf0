using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1017_TargetOfOtherType>;

namespace TorchSharp.Analyzers.Tests.Fixes;

public sealed class TSA1017_FixTests
{
    [Fact]
    public Task Converts_the_target() => Verify.Fixed(
        """
        class P
        {
            void M(Tensor z, Tensor y)
            {
                var labels = tensor(new[] { 0, 1 });
                functional.cross_entropy(z, [|labels|] /* classes */).backward();
                functional.binary_cross_entropy_with_logits(z, [|functional.one_hot(y, 3)|]).backward(); // many
                functional.binary_cross_entropy_with_logits(z, [|z > 0|]).backward();
            }
        }
        """,
        """
        class P
        {
            void M(Tensor z, Tensor y)
            {
                var labels = tensor(new[] { 0, 1 });
                functional.cross_entropy(z, labels.to(ScalarType.Int64) /* classes */).backward();
                functional.binary_cross_entropy_with_logits(z, functional.one_hot(y, 3).to(ScalarType.Float32)).backward(); // many
                functional.binary_cross_entropy_with_logits(z, (z > 0).to(ScalarType.Float32)).backward();
            }
        }
        """);
}
