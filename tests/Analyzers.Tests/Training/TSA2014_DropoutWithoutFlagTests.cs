using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2014_DropoutWithoutFlag>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2014_DropoutWithoutFlagTests
{
    [Theory]
    [InlineData("return functional.dropout(x, 0.5, training);")]
    [InlineData("return functional.dropout(x, training: training);")]
    [InlineData("return functional.dropout(x, 0.5, true);")]
    [InlineData("return functional.dropout(x, training: false);")]
    [InlineData("return functional.dropout2d(x, p: 0.1, training: this.training, inplace: false);")]
    [InlineData("if (training) x = functional.dropout(x, 0.5); return x;")]
    [InlineData("return training ? functional.dropout(x) : x;")]
    [InlineData("if (!training) return x; return functional.dropout(x, 0.2);")]
    [InlineData("return Noisy ? functional.dropout(x) : x;")]
    [InlineData("if (Noisy) x = functional.dropout(x); return x;")]
    [InlineData("if (!Noisy) return x; return functional.dropout(x);")]
    [InlineData("return Count switch { 1 => functional.dropout(x), _ => x };")]
    [InlineData("return functional.dropout(x, Rate);")]
    [InlineData("return functional.dropout(x, _rate);")]
    [InlineData("return Dropout(_rate).call(x);")]
    [InlineData("return functional.dropout(x, 0);")]
    [InlineData("return functional.dropout(x, p: 0.0);")]
    [InlineData("return _drop.call(x);")]
    [InlineData("return _drop.forward(functional.relu(x));")]
    [InlineData("_lazy ??= Dropout(0.5); return _lazy.call(x);")]
    [InlineData("var drop = Dropout(0.5); drop.train(training); return drop.call(x);")]
    [InlineData("var drop = Dropout(0.5); drop.eval(); return drop.call(x);")]
    [InlineData("var drop = Dropout(0.5); Keep(drop); return drop.call(x);")]
    [InlineData("var drop = Dropout(0.5); _lazy = drop; return x;")]
    [InlineData("return Sequential(Linear(2, 2), Dropout(0.5)).call(x);")]
    [InlineData("return dropout(x, 0.5);")]
    [InlineData("return Own.dropout(x, 0.5);")]
    [InlineData("return Own.Dropout(0.5).call(x);")]
    [InlineData("return functional.alpha_dropout(x, 0.5, training);")]
    [InlineData("return functional.feature_alpha_dropout(x, training: training);")]
    [InlineData("return functional.alpha_dropout(x, 0.5, false);")]
    [InlineData("Func<Tensor, Tensor> drop = t => functional.dropout(t, 0.5, training); return drop(x);")]
    [InlineData("return functional.relu(x);")]
    [InlineData("nameof(functional.dropout).ToString(); return x;")]
    [InlineData("return x.sigmoid();")]
    public Task Is_silent_about(string body) => Verify.Silent(Module(body));

    [Theory]
    [InlineData("return [|functional.dropout(x)|];")]
    [InlineData("return [|functional.dropout(x, 0.5)|];")]
    [InlineData("return [|functional.dropout(x, p: 0.5)|];")]
    [InlineData("return [|functional.dropout(x, inplace: true)|];")]
    [InlineData("return [|functional.dropout1d(x, 0.5)|];")]
    [InlineData("return [|nn.functional.dropout2d(x)|];")]
    [InlineData("return [|torch.nn.functional.dropout3d(x, 0.1)|];")]
    [InlineData("x = [|functional.dropout(functional.relu(x), 0.3)|]; return _linear.call(x);")]
    [InlineData("using var y = [|functional.dropout(x)|]; return y.alias();")]
    [InlineData("return _linear.call([|functional.dropout(x)|]);")]
    [InlineData("Func<Tensor, Tensor> drop = t => [|functional.dropout(t, 0.5)|]; return drop(x);")]
    [InlineData("Tensor Drop(Tensor t) => [|functional.dropout(t)|]; return Drop(x);")]
    [InlineData("for (var i = 0; i < 2; i++) x = [|functional.dropout(x, 0.1)|]; return x;")]
    [InlineData("if (x.dim() > 2) return [|functional.dropout(x)|]; return x;")]
    [InlineData("return x.dim() switch { 2 => [|functional.dropout(x)|], _ => x };")]
    [InlineData("return [|functional.dropout(x)|] + [|functional.dropout(x, 0.2)|];")]
    [InlineData("return [|functional.dropout(x)|].view(-1);")]
    [InlineData("x = functional.dropout(x, 0.1, training); return [|functional.dropout(x, 0.5)|];")]
    [InlineData("x = functional.dropout(x, 0.1, training: training); return [|Dropout(0.5)|].call(x);")]
    [InlineData("return [|functional.alpha_dropout(x)|];")]
    [InlineData("return [|functional.alpha_dropout(x, 0.5)|];")]
    [InlineData("return [|functional.feature_alpha_dropout(x, p: 0.2)|];")]
    [InlineData("if (training) x = [|functional.alpha_dropout(x, 0.5)|]; return x;")]
    [InlineData("return [|Dropout(0.5)|].call(x);")]
    [InlineData("return [|Dropout(0.5)|].forward(x);")]
    [InlineData("return [|nn.Dropout2d(0.5)|].call(x);")]
    [InlineData("return [|AlphaDropout(0.5)|].call(x);")]
    [InlineData("var drop = [|Dropout(0.5)|]; return drop.call(x);")]
    [InlineData("using var drop = [|Dropout(0.5)|]; x = drop.forward(x); return drop.forward(x);")]
    [InlineData("var y = _linear.call(x); y = [|torch.nn.Dropout(0.1)|].call(y); return y;")]
    public Task Reports(string body) => Verify.Reports(Module(body));

    private static string Module(string body) => $$"""
        static class Own
        {
            public static Tensor dropout(Tensor x, double p) => x;

            public static Linear Dropout(double p) => Linear(2, 2);
        }

        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear _linear = Linear(2, 2);

            private readonly Dropout _drop = Dropout(0.5);

            private Dropout? _lazy;

            public Net() : base(nameof(Net)) => RegisterComponents();

            bool Noisy => Count > 0;

            public int Count { get; set; }

            public double Rate { get; set; } = 0.5;

            private double _rate = 0.5;

            void Freeze() => _rate = 0;

            void Keep(Dropout drop) => _lazy = drop;

            static Tensor dropout(Tensor x, double p) => x;

            public override Tensor forward(Tensor x)
            {
                {{body}}
            }
        }
        """;

    [Fact]
    public Task Reports_a_method_that_forward_calls_and_base_classes() => Verify.Reports("""
        abstract class Block : Module<Tensor, Tensor>
        {
            protected Block(string name) : base(name) { }
        }

        sealed class Net() : Block(nameof(Net))
        {
            private readonly double _rate = 0.5;

            public override Tensor forward(Tensor x) => Head(x);

            private Tensor Head(Tensor x) => [|functional.dropout(x, _rate)|];
        }

        class Two<T> : Module<Tensor, Tensor, Tensor>
        {
            public Two() : base("two") { }

            public override Tensor forward(Tensor x, Tensor y) => [|functional.dropout(x)|] + y;
        }
        """);

    [Fact]
    public Task Is_silent_in_other_code() => Verify.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            public Net() : base("net") { }

            public override Tensor forward(Tensor x) => training ? Drop(x) : x;

            private Tensor Drop(Tensor x) => functional.dropout(x, 0.5);

            public Tensor Corrupt(Tensor x) => functional.dropout(x, 0.3);
        }

        class MonteCarloNet : Module<Tensor, Tensor>
        {
            public MonteCarloNet() : base("net") { }

            public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);
        }

        class MCNet : Module<Tensor, Tensor>
        {
            public MCNet() : base("net") { }

            public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);
        }

        class Generator : Module<Tensor, Tensor>
        {
            public Generator() : base("net") { }

            public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);
        }

        class Own : Module<Tensor, Tensor>
        {
            public Own() : base("net") { }

            public override void train(bool on = true) => base.train(on);

            public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);
        }

        class Getter : Module<Tensor, Tensor>
        {
            public Getter() : base("net") { }

            private double Rate => training ? 0.5 : 0;

            public override Tensor forward(Tensor x) => functional.dropout(x, Rate);
        }

        class Given : Module<Tensor, bool, Tensor>
        {
            public Given() : base("net") { }

            public override Tensor forward(Tensor x, bool drop) { if (drop) x = Loose(x); return x; }

            private Tensor Loose(Tensor x) => functional.dropout(x, 0.5);
        }

        class Many : Module<Tensor, Tensor>
        {
            public Many() : base("net") { }

            public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);

            public Tensor Predict(Tensor x) => stack(Enumerable.Range(0, 9).Select(_ => forward(x)));
        }

        static class Augmentation
        {
            public static Tensor Mask(Tensor x) => functional.dropout(x, 0.1);

            public static Tensor forward(Tensor x) => functional.dropout(x, 0.1);
        }
        """);

    [Fact]
    public Task Reports_the_functions_that_are_off_everywhere() => Verify.Reports("""
        static class P
        {
            public static Tensor M(Tensor x) => [|functional.alpha_dropout(x, 0.5)|];
        }
        """);

    private const string Story = """
        class Net : Module<Tensor, Tensor>
        {
            public Net() : base("net") { }

            public override Tensor forward(Tensor x)
            {
                x = {|#0:functional.dropout(x)|};
                x = {|#1:functional.alpha_dropout(x)|};
                return {|#2:Dropout(0.5)|}.call(x);
            }
        }
        """;

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Story,
        Verify.Finding(0).WithMessage("'dropout' here drops after eval() as well, so that each prediction is another: 'training' is true where it is left out. Pass the module's own 'training'."),
        Verify.Finding(1).WithMessage("'alpha_dropout' here never drops anything, in training either: 'training' is false where it is left out. Pass the module's own 'training'."),
        Verify.Finding(2).WithMessage("'Dropout' here is made anew at each forward and trains each time, so it drops after eval() as well. Make it once in a field, or use the function with 'training'."));

    [Theory]
    [InlineData("functional.dropout(x)", "这里的 'dropout' 在 eval() 之后仍会随机丢弃神经元，所以每次预测都不一样：省略 'training' 时它为 true。请传入模块自己的 'training'。")]
    [InlineData("functional.alpha_dropout(x)", "这里的 'alpha_dropout' 从不丢弃神经元，训练时也不丢弃：省略 'training' 时它为 false。请传入模块自己的 'training'。")]
    [InlineData("Dropout(0.5).call(x)", "这里的 'Dropout' 在每次 forward 时都重新创建，每次都处于训练模式，所以在 eval() 之后仍会随机丢弃神经元。请在字段里只创建一次，或改用带 'training' 的函数。")]
    public async Task Says_so_in_Chinese(string call, string message) => Assert.Equal(message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Module($"return {call};")));
}
