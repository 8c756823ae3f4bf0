using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4002_DroppedResult>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

public sealed class TSA4002_FixTests
{
    [Fact]
    public Task Assigns_the_result() => Verify.Fixed(
        """
        class P
        {
            private Tensor _held = ones(1);

            Tensor M(Tensor x)
            {
                // to the device
                [|x.to(CPU)|]; // now
                [|torch.sqrt(x)|];
                [|x?.add(1)|];
                [|this._held.mul(2)|];
                [|_held.grad!.clamp(-1, 1)|];
                return x!;
            }
        }
        """,
        """
        class P
        {
            private Tensor _held = ones(1);

            Tensor M(Tensor x)
            {
                // to the device
                x = x.to(CPU); // now
                x = torch.sqrt(x);
                x = x?.add(1);
                this._held = this._held.mul(2);
                _held.grad = _held.grad!.clamp(-1, 1);
                return x!;
            }
        }
        """);

    [Theory]
    [InlineData("x.print(); [|x.add(1)|];")]
    [InlineData("foreach (var p in net.parameters()) [|p.clamp(-1, 1)|];")]
    [InlineData("using var y = x + 1; [|y.relu()|]; y.print();")]
    [InlineData("new[] { x }.ToList().ForEach(t => [|t.add(1)|]);")]
    [InlineData("[|x.mul(2).add(1)|]; x.print();")]
    [InlineData("[|x.max(0)|]; x.print();")]
    [InlineData("[|net.weight.mul(2)|];")]
    public Task Leaves(string statement) => Verify.Unfixable($"class P {{ void M(Tensor x, Linear net) {{ {statement} }} }}");
}
