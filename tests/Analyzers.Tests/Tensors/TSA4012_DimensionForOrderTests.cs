using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4012_DimensionForOrder>;

namespace TorchSharp.Analyzers.Tests.Tensors;

public sealed class TSA4012_DimensionForOrderTests
{
    [Theory]
    [InlineData("x.norm(2f).item<float>();")]
    [InlineData("x.norm().item<float>();")]
    [InlineData("x.norm(p: 2).item<float>();")]
    [InlineData("x.norm(2.0f).ToSingle();")]
    [InlineData("x.norm(dim: 2).item<float>();")]
    [InlineData("x.norm(2, true).print();")]
    [InlineData("x.norm(2, keepdim: true).print();")]
    [InlineData("x.norm(2, p: 2).print();")]
    [InlineData("x.norm(1).print();")]
    [InlineData("x.norm(2).print();")]
    [InlineData("x.norm(1).mean().backward();")]
    [InlineData("((x.norm(1) - 1).square().mean() * 10).backward();")]
    [InlineData("x.norm(2).mean().item<float>();")]
    [InlineData("x.norm(1).item<float>();")]
    [InlineData("var n = x.norm(2); n.sum().backward();")]
    [InlineData("(x / x.norm(1).unsqueeze(1)).print();")]
    [InlineData("x.norm(0).print();")]
    [InlineData("x.norm(-1).item<float>();")]
    [InlineData("x.norm(3).item<float>();")]
    [InlineData("x.norm(axis).item<float>();")]
    [InlineData("x.flatten().norm(0).print();")]
    [InlineData("x.flatten(1).norm(1).print();")]
    [InlineData("x.view(-1, 2).norm(1).print();")]
    [InlineData("x.reshape(2, -1).norm(1).print();")]
    [InlineData("foreach (var p in net.parameters()) p.norm(2f).print();")]
    [InlineData("foreach (var p in net.parameters()) if (p.dim() > 1) p.norm(1).print();")]
    [InlineData("foreach (var p in net.parameters().Where(p => p.dim() == 2)) p.norm(1).sum().print();")]
    [InlineData("foreach (var p in weights) p.norm(1).print();")]
    [InlineData("foreach (var p in net.parameters()) p.norm(1).sum().print();")]
    [InlineData("foreach (var p in net.parameters()) x.norm(1).print();")]
    [InlineData("weights.Select(p => p.norm(1)).ToList();")]
    [InlineData("torch.norm(x, 2f).item<float>();")]
    [InlineData("torch.norm(x).item<float>();")]
    [InlineData("torch.linalg.norm(x, 2).item<float>();")]
    [InlineData("own.norm(2).item<float>();")]
    [InlineData("((dynamic)x).norm(2).item<float>();")]
    [InlineData("functional.normalize(x, 2).print();")]
    [InlineData("x.renorm(2, 0, 1).print();")]
    [InlineData("foreach (var (name, p) in net.named_parameters()) { if (!name.EndsWith(\"weight\")) continue; p.norm(1).print(); }")]
    [InlineData("foreach (var (name, p) in net.named_parameters()) { switch (name) { case \"weight\": p.norm(1).print(); break; } }")]
    [InlineData("var i = 0; foreach (var p in net.parameters()) if (i++ == 0) p.norm(1).print();")]
    [InlineData("var one = Linear(2, 2, hasBias: false); foreach (var p in one.parameters()) p.norm(1).print();")]
    [InlineData("var one = Embedding(2, 2); foreach (var p in one.parameters()) p.norm(1).print();")]
    [InlineData("foreach (var p in model.parameters()) p.norm(1).print();")]
    [InlineData("x.view(1, 1, 3).norm(2).item<float>();")]
    [InlineData("var one = x.unsqueeze(0); one.norm(2).item<float>();")]
    [InlineData("var (_, hidden) = (x, x); hidden.norm(2).item<float>();")]
    public Task Is_silent_about(string statement) => Verify.Silent(Program(statement));

    [Theory]
    [InlineData("x.norm([|2|]).item<float>();")]
    [InlineData("torch.norm(x, [|2|]).item<float>();")]
    [InlineData("norm(x, [|2|]).item<float>();")]
    [InlineData("x.norm([|2|]).ToSingle();")]
    [InlineData("x.norm([|2|]).backward();")]
    [InlineData("var n = (float)x.norm([|2|]);")]
    [InlineData("x.norm([|2|]).pow(2).item<float>();")]
    [InlineData("(x.norm([|2|]) / 3).item<double>();")]
    [InlineData("(0.1 * x.norm([|2|])).cpu().item<float>();")]
    [InlineData("var n = x.norm([|2|]); Console.WriteLine(n.item<float>());")]
    [InlineData("using var n = x.norm([|2|]); var m = n.square().ToDouble();")]
    [InlineData("Console.WriteLine($\"{x.norm([|2|]).item<float>():F3}\");")]
    [InlineData("x.norm([|Order|]).item<float>();")]
    [InlineData("foreach (var p in net.parameters()) p.norm([|2|]).print();")]
    [InlineData("foreach (var p in net.parameters()) p.norm([|1|]).print();")]
    [InlineData("foreach (var p in net.parameters()) total += p.norm([|2|]);")]
    [InlineData("foreach (var p in net.parameters()) total = total + p.grad!.norm([|2|]).pow(2);")]
    [InlineData("foreach (var p in net.parameters()) { using var g = p.grad!.detach().norm([|2|]); g.print(); }")]
    [InlineData("foreach (var (name, p) in net.named_parameters()) p.norm([|2|]).print();")]
    [InlineData("foreach (var one in net.named_parameters()) one.parameter.norm([|1|]).print();")]
    [InlineData("net.parameters().Select(p => p.norm([|2|])).ToList();")]
    [InlineData("net.parameters().Sum(p => p.norm([|1|]).item<float>());")]
    [InlineData("net.parameters().Aggregate(zeros(1), (sum, p) => sum + p.norm([|2|]));")]
    [InlineData("net.parameters().ToList().ForEach(p => p.print()); x.flatten().norm([|2|]).print();")]
    [InlineData("x.view(-1).norm([|1|]).print();")]
    [InlineData("x.reshape(-1).norm([|2|]).print();")]
    [InlineData("x.ravel().norm([|1|]).print();")]
    [InlineData("var flat = x.flatten(); flat.norm([|2|]).print();")]
    [InlineData("torch.norm(x.flatten(), [|2|]).print();")]
    [InlineData("torch.norm(arange(5), [|1|]).print();")]
    [InlineData("linspace(0, 1, 5).norm([|2|]).print();")]
    [InlineData("Func<Tensor, float> f = t => t.norm([|2|]).item<float>();")]
    [InlineData("foreach (var p in net.parameters()) { if (p.grad is null) continue; total += p.grad.norm([|2|]); }")]
    [InlineData("foreach (var p in model.parameters()) p.norm([|2|]).print();")]
    [InlineData("var two = Sequential(Linear(2, 2), ReLU()); foreach (var p in two.parameters()) p.norm([|1|]).print();")]
    public Task Reports(string statement) => Verify.Reports(Program(statement));

    private static string Program(string statement) => $$"""
        class Own
        {
            public Tensor norm(int dim, bool keepdim = false) => ones(1);
        }

        class P
        {
            const int Order = 2;

            void M(Tensor x, int axis, Own own, Linear net, List<Tensor> weights, Module<Tensor, Tensor> model)
            {
                var total = zeros(1);
                {{statement}}
                total.print();
            }
        }
        """;

    private const string Story = """
        class P
        {
            void M(Tensor x, Linear net)
            {
                x.norm({|#0:2|}).item<float>();
                foreach (var p in net.parameters())
                    p.norm({|#1:1|}).print();
                x.flatten().norm({|#2:2|}).print();
            }
        }
        """;

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'norm(2)' takes 2 for a dimension and not for the order p: it gives many norms, where one number is asked for, or throws. Write 'norm(2f)'."),
        Verify.Finding(1).WithMessage("'norm(1)' takes 1 for a dimension and not for the order p: a bias has no such dimension, so it throws, and of a larger weight it gives many norms. Write 'norm(1f)'."),
        Verify.Finding(2).WithMessage("'norm(2)' takes 2 for a dimension and not for the order p: this tensor has one dimension, 0, so it throws. Write 'norm(2f)'."));

    [Theory]
    [InlineData("x.norm(2).item<float>();", "'norm(2)' 把 2 当作维度，而不是阶数 p：它给出许多范数，而这里要的是一个数；或者抛出异常。请写成 'norm(2f)'。")]
    [InlineData("foreach (var p in net.parameters()) p.norm(1).print();", "'norm(1)' 把 1 当作维度，而不是阶数 p：偏置没有这一维，所以会抛出异常；对更大的权重则给出许多范数。请写成 'norm(1f)'。")]
    [InlineData("x.flatten().norm(Order).print();", "'norm(Order)' 把 Order 当作维度，而不是阶数 p：这个张量只有维度 0，所以会抛出异常。请写成 'norm(p: Order)'。")]
    public async Task Says_so_in_Chinese(string statement, string message) => Assert.Equal(message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Program(statement)));
}
