using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6001_WrongInTorchSharp>;

namespace TorchSharp.Analyzers.Tests.Library;

/// <summary>A row is met however the call is written; and what only looks so is not.</summary>
public sealed class TSA6001_StyleTests
{
    [Fact]
    public Task Objects_whose_class_stands_elsewhere() => Verify.Reports("""
        static class All
        {
            class Slow : RAdam
            {
                public Slow(Module net) : [|base|](net.parameters(), 0.1)
                {
                }
            }

            partial class P
            {
                private RAdam _made = null!;

                private readonly PoissonNLLLoss _loss = new([|log_input: false|], full: true);
            }

            partial class P
            {
                public P(Module net) => _made = [|new(net.parameters(), 0.1)|];

                RAdam Returned(Module net) => [|new(net.parameters(), 0.1)|];

                void Given(Module net) => Take([|new(net.parameters(), 0.1)|]);

                static void Take(RAdam optimizer) => optimizer.step();
            }

            class Ascent(IEnumerable<Parameter> weights) : SGD(weights, 0.1, weight_decay: 0.1, [|maximize: true|]);

            class Slower(IEnumerable<Parameter> weights) : [|RAdam|](weights, 0.1);
        }
        """);

    [Fact]
    public Task Objects_of_other_classes() => Verify.Silent("""
        class Mine
        {
            public Mine(bool log_input) { }
        }

        class Other : Mine
        {
            private readonly PoissonNLLLoss _loss = new(log_input: true);

            public Other() : base(false) => Console.WriteLine(nameof(RAdam) + typeof(RAdam));

            Mine Made() => new(log_input: false);
        }

        class Descent(IEnumerable<Parameter> weights) : SGD(weights, 0.1, weight_decay: 0.1);
        """);

    [Fact]
    public Task Functions_that_are_handed_on() => Verify.Reports("""
        class P
        {
            private static readonly Func<Tensor, Tensor> Inverse = torch.[|erfinv|];

            IEnumerable<Tensor> All(Tensor[] all) => all.Select([|erfinv|]).Select(special.[|erfcx|]);
        }
        """);

    [Fact]
    public Task Functions_that_are_handed_on_and_right_or_not_known_to_be_wrong() => Verify.Silent("""
        class P
        {
            private static readonly Func<Tensor, Tensor> Forward = torch.erf;

            private static readonly Func<Tensor, double, double, bool, Tensor> Hard = functional.hardtanh;

            private static readonly string Name = nameof(torch.erfinv) + nameof(init.trunc_normal_);

            static Tensor erfinv(Tensor x) => x.erfinv();

            IEnumerable<Tensor> All(Tensor[] all) => all.Select(erfinv).Select(x => torch.clamp_max_(x, 1));
        }
        """);

    [Fact]
    public Task Results_that_nobody_uses() => Verify.Reports("""
        class P
        {
            static void Clip(Tensor x) => torch.[|clamp_min_|](x, 0);

            void M(Tensor? x, Module net)
            {
                Action later = () => torch.[|clamp_max_|](x!, 1);
                net.parameters().ToList().ForEach(weight => torch.[|clamp_max_|](weight, 1));
                void Local() => x!.[|elu_|]();
                x?.[|elu_|]();
            }
        }
        """);

    [Fact]
    public Task Results_that_somebody_uses() => Verify.Silent("""
        class P
        {
            static Tensor Clip(Tensor x) => torch.clamp_min_(x, 0);

            void M(Tensor x)
            {
                Func<Tensor> later = () => torch.clamp_max_(x, 1);
                Tensor Local() => x.elu_();
                async Task<Tensor> Soon() { await Task.Yield(); return x.elu_(); }
            }
        }
        """);

    [Fact]
    public Task Arguments_of_methods_that_nobody_else_calls() => Verify.Reports("""
        class P
        {
            Tensor M(Tensor x) => Rows(x, -1);

            private static Tensor Rows(Tensor x, int dim) => x.quantile(torch.tensor(0.5), [|dim|]);

            Tensor Last(Tensor x)
            {
                var dim = 0;
                x.quantile(x, dim);
                dim = -1;
                return x.quantile(x, [|dim|]);
            }
        }
        """);

    [Theory]
    [InlineData("public static Tensor Rows(Tensor x, int dim)", "Rows(x, -1);")]
    [InlineData("private static Tensor Rows(Tensor x, int dim)", "Rows(x, -1); Rows(x, 0);")]
    [InlineData("private static Tensor Rows(Tensor x, int dim)", "Func<Tensor, int, Tensor> rows = Rows; Rows(x, -1);")]
    [InlineData("private static Tensor Rows(Tensor x, int dim)", "")]
    [InlineData("private static Tensor Rows(Tensor x, int dim, int _ = 0)", "Rows(x, -1); Rows(x, dim: 1, 3);")]
    public Task Arguments_that_may_be_others(string head, string calls) => Verify.Silent($$"""
        class P
        {
            void M(Tensor x) { {{calls}} }

            {{head}} => x.quantile(torch.tensor(0.5), dim);
        }
        """);

    [Theory]
    [InlineData("var dim = -1; if (x.dim() > 1) dim = 1; else dim = 0;")]
    [InlineData("var dim = -1; for (var i = 0; i < 2; i++) { if (dim >= 0) x.quantile(x, dim); dim = i; } dim = 0;")]
    [InlineData("var dim = -1; Action set = () => dim = 0; set();")]
    [InlineData("int dim; try { dim = -1; dim = int.Parse(\"1\"); } catch { dim = 0; }")]
    [InlineData("var dim = -1; void Set(ref int one) => one = 0; Set(ref dim);")]
    [InlineData("var dim = -1; ref var other = ref dim; other = 0;")]
    [InlineData("var dim = -1; dim += 1;")]
    [InlineData("var dim = -1; switch (x.dim()) { case 1: dim = 0; break; default: dim = 1; break; }")]
    public Task Variables_that_may_be_others(string statements) => Verify.Silent($$"""class P { Tensor M(Tensor x) { {{statements}} return x.quantile(x, dim); } }""");

    [Theory]
    [InlineData("var stones = new List<int> { 10 }; if (late) stones.Add(20); else stones.Add(20);")]
    [InlineData("var stones = new[] { 10, 20, 20 }; stones[2] = 30;")]
    [InlineData("var stones = new List<int> { 10, 20, 20 }; stones.RemoveAt(1);")]
    [InlineData("var stones = new[] { 10, 20, 20 }.Distinct().ToList();")]
    [InlineData("IList<int> Stones() { if (late) return new[] { 10, 20 }; return new[] { 20, 30 }; } var stones = Stones();")]
    public Task Milestones_that_may_be_others(string statements) => Verify.Silent(
        $$"""class P { void M(optim.Optimizer optimizer, bool late) { {{statements}} optim.lr_scheduler.MultiStepLR(optimizer, stones, 0.1); } }""");

    [Fact]
    public Task Milestones_that_are_added() => Verify.Reports("""
        class P
        {
            void M(optim.Optimizer optimizer)
            {
                var stones = new List<int> { 10, 20 };
                stones.Add(20);
                optim.lr_scheduler.MultiStepLR(optimizer, [|stones|], 0.1);
            }
        }
        """);

    [Fact]
    public Task Entropy_of_a_distribution_that_is_visibly_a_geometric_one() => Verify.Reports("""
        class P
        {
            Tensor M(Tensor p)
            {
                distributions.Distribution geometric = distributions.Geometric(p), other = distributions.Bernoulli(p);
                return geometric.[|entropy|]() + other.entropy();
            }
        }
        """);
}
