using TorchSharp.Analyzers.Tests.Losses.Unseen;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Elements of lists that a caller brings.</summary>
public sealed class GivenElementsTests
{
    private const string Bce = "functional.binary_cross_entropy_with_logits";

    /// <summary>The method reads an element of what it is given, and something else may stand there.</summary>
    [Theory]
    [InlineData("all[0] = z; return L(all[0], y);", "[p, z]")]
    [InlineData("all.Insert(0, z); return L(all[0], y);", "[p, z]")]
    [InlineData("all.Reverse(); return L(all[0], y);", "[p, z]")]
    [InlineData("var same = all; same[0] = z; return L(all[0], y);", "[p, z]")]
    [InlineData("Undo(all, z); return L(all[0], y);", "[p, z]")]
    [InlineData("all[0].logit_(); return L(all[0], y);", "[p, z]")]
    [InlineData("foreach (var one in all) one.logit_(); return L(all[0], y);", "[p, p]")]
    [InlineData("return L(all[1], y);", "[p, z]")]
    [InlineData("return L(all[k], y);", "[p, z]")]
    [InlineData("foreach (var one in all) return L(one, y); return y;", "[z, p]")]
    [InlineData("Tensor last = z; foreach (var one in all) last = one; return L(last, y);", "[p, z]")]
    [InlineData("return L(all.First(), y);", "[z, p]")]
    [InlineData("return L(torch.stack(all), y);", "[z, p]")]
    public Task That_may_be_another(string body, string given) => Findings.None(Program(body, given, "First"));

    [Theory]
    [InlineData("return L(all[0], y);", "[p, z]")]
    [InlineData("return L(all[k], y);", "[p, p]")]
    [InlineData("var total = y; foreach (var one in all) total = total + L(one, y); return total;", "[p, p.clone()]")]
    [InlineData("return L(all.First(), y);", "[p, p]")]
    public Task That_is_known(string body, string given) => Findings.One(Program(body, given, "First"));

    [Fact]
    public Task Delegates_that_a_module_folds() => Findings.One($$"""
        class Steps : Module<Tensor, Tensor>
        {
            readonly Func<Tensor, Tensor>[] steps;
            public Steps(params Func<Tensor, Tensor>[] steps) : base("s") => this.steps = steps;
            public override Tensor forward(Tensor x)
            {
                foreach (var step in steps)
                    x = step(x);
                return x;
            }
        }

        static class Program
        {
            static Tensor Run(Linear net, Tensor x, Tensor y) => {{Bce}}(new Steps(t => net.call(t), torch.sigmoid).forward(x), y);
        }
        """);

    [Theory]
    [InlineData("x = step(x);", "torch.sigmoid, t => net.call(t)")]
    [InlineData("x = step(x) * 2;", "t => net.call(t), torch.sigmoid")]
    [InlineData("{ x = step(x); if (x.is_cuda) break; }", "t => net.call(t), torch.sigmoid")]
    [InlineData("{ if (x.is_cuda) continue; x = step(x); }", "t => net.call(t), torch.sigmoid")]
    [InlineData("{ x = step(x); x = x * 2; }", "t => net.call(t), torch.sigmoid")]
    public Task Delegates_that_a_module_folds_to_something_else(string body, string steps) => Findings.None($$"""
        class Steps : Module<Tensor, Tensor>
        {
            readonly Func<Tensor, Tensor>[] steps;
            public Steps(params Func<Tensor, Tensor>[] steps) : base("s") => this.steps = steps;
            public override Tensor forward(Tensor x)
            {
                foreach (var step in steps)
                    {{body}}
                return x;
            }
        }

        static class Program
        {
            static Tensor Run(Linear net, Tensor x, Tensor y) => {{Bce}}(new Steps({{steps}}).forward(x), y);
        }
        """);

    private static string Program(string body, string given, string call) => $$"""
        static class Program
        {
            static Tensor L(Tensor p, Tensor y) => {{Bce}}(p, y);

            static void Undo(List<Tensor> all, Tensor z) => all[0] = z;

            static Tensor First(List<Tensor> all, Tensor y, Tensor z, int k)
            {
                {{body}}
            }

            static Tensor Step(Linear net, Tensor x, Tensor y, int k)
            {
                var z = net.call(x);
                var p = torch.sigmoid(z);
                return {{call}}({{given}}, y, z, k);
            }
        }
        """;
}
