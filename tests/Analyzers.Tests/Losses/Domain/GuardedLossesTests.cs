using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A helper that chooses between losses: a caller comes to one of them only.</summary>
public sealed class GuardedLossesTests
{
    [Theory]
    [InlineData("bool raw = false", "if (raw) return cross_entropy(z, y); return mse_loss(z, y);")]
    [InlineData("bool raw = false", "if (!raw) return mse_loss(z, y); return cross_entropy(z, y);")]
    [InlineData("bool raw = false", "return raw ? cross_entropy(z, y) : mse_loss(z, y);")]
    [InlineData("bool raw = false", "Tensor loss; if (raw) loss = cross_entropy(z, y); else loss = mse_loss(z, y); return loss;")]
    [InlineData("bool raw = false", "var loss = mse_loss(z, y); if (raw) loss += cross_entropy(z, y); return loss;")]
    [InlineData("bool raw = false", "if (raw == true && y.dim() > 0) return cross_entropy(z, y); return mse_loss(z, y);")]
    [InlineData("bool raw = false", "Func<Tensor> loss = () => raw ? cross_entropy(z, y) : mse_loss(z, y); return loss();")]
    [InlineData("bool raw = false", "return Inner(z, y, raw);")]
    [InlineData("Kind kind = Kind.Numbers", "return kind switch { Kind.Classes => cross_entropy(z, y), _ => mse_loss(z, y) };")]
    [InlineData("Kind kind = Kind.Numbers", "return kind switch { Kind.Numbers => mse_loss(z, y), _ => cross_entropy(z, y) };")]
    [InlineData("Kind kind = Kind.Numbers", "switch (kind) { case Kind.Classes: return cross_entropy(z, y); default: return mse_loss(z, y); }")]
    [InlineData("Kind kind = Kind.Numbers", "switch (kind) { case Kind.Numbers: return mse_loss(z, y); } return cross_entropy(z, y);")]
    [InlineData("string kind = \"mse\"", "if (kind == \"ce\") return cross_entropy(z, y); else return mse_loss(z, y);")]
    [InlineData("int kind = 0", "if (kind is 1) { return cross_entropy(z, y); } return mse_loss(z, y);")]
    [InlineData("Tensor? weight = null", "return weight is not null ? cross_entropy(z, y, weight) : mse_loss(z, y);")]
    [InlineData("double share = 0", "var loss = mse_loss(z, y); if (share > 0) loss += share * cross_entropy(z, y); return loss;")]
    [InlineData("int kind = 0", "if (y.dtype == ScalarType.Int64) return cross_entropy(z, y); return mse_loss(z, y);")]
    [InlineData("int kind = 0", "return y.dim() == 1 ? cross_entropy(z, y) : mse_loss(z, y);")]
    [InlineData("int kind = 0", "if (z.min().item<float>() < 0 || z.max().item<float>() > 1) return cross_entropy(z, y); return mse_loss(z, y);")]
    [InlineData("int kind = 0", "if (IsNumbers) return mse_loss(z, y); return cross_entropy(z, y);")]
    public Task The_caller_takes_the_other_arm(string parameter, string body) => Verify.Silent(Program(parameter, body, "Loss(z.softmax(1), y)"));

    [Theory]
    [InlineData("bool raw", "if (raw) return cross_entropy(z, y); return mse_loss(z, y);", "true")]
    [InlineData("bool raw", "return !raw ? mse_loss(z, y) : cross_entropy(z, y);", "true")]
    [InlineData("bool raw", "return Inner(z, y, raw);", "true")]
    [InlineData("Kind kind", "return kind switch { Kind.Numbers => mse_loss(z, y), Kind.Classes => cross_entropy(z, y), _ => z };", "Kind.Classes")]
    [InlineData("string kind", "switch (kind) { case \"mse\": return mse_loss(z, y); default: return cross_entropy(z, y); }", "\"ce\"")]
    [InlineData("Tensor? weight", "if (weight is null) return cross_entropy(z, y); return cross_entropy(z, y, weight);", "null")]
    [InlineData("Tensor weight", "if (weight is null) throw new ArgumentNullException(nameof(weight)); return cross_entropy(z, y, weight);", "torch.ones(3)")]
    [InlineData("int count", "if (y.dim() == 0) return torch.zeros(1); return cross_entropy(z, y);", "3")]
    [InlineData("int count", "for (var i = 0; i < count; i++) { if (i % 2 == 0) continue; return cross_entropy(z, y); } return z;", "3")]
    public Task The_caller_comes_to_the_loss(string parameter, string body, string argument) =>
        Verify.Reports(Program(parameter, body, $"Loss([|z.softmax(1)|], y, {argument})"));

    [Theory]
    [InlineData("new Trainer(raw: true).Step(x, y)", true)]
    [InlineData("new Trainer(raw: false).Step(x, y)", false)]
    [InlineData("Trainer.Default.Step(x, y)", false)]
    public Task The_object_knows_the_arm(string call, bool isReported)
    {
        var program = $$"""
            class Trainer
            {
                public static readonly Trainer Default = new(raw: false);
                private readonly bool raw;
                private readonly Sequential model = Sequential(Linear(8, 3), Softmax(1));

                public Trainer(bool raw) => this.raw = raw;

                public Tensor Step(Tensor x, Tensor y) => Losses.Of(model.forward(x), y, raw);
            }

            static class Losses
            {
                public static Tensor Of(Tensor z, Tensor y, bool raw) => raw ? functional.cross_entropy(z, y) : functional.mse_loss(z, y);
            }

            static class Program
            {
                public static Tensor Run(Tensor x, Tensor y) => {{(isReported ? call.Replace(".Step", ".[|Step|]", StringComparison.Ordinal) : call)}};
            }
            """;
        return isReported ? Verify.Reports(program) : Verify.Silent(program);
    }

    [Theory]
    [InlineData("new Net(8, squash: true)", true)]
    [InlineData("new Net(8, squash: false)", false)]
    [InlineData("new Net(8)", false)]
    [InlineData("new Net(8, x.dim() > 1)", false)]
    public Task A_setting_chooses_the_activation(string model, bool isReported)
    {
        var step = $"CrossEntropyLoss().forward({(isReported ? $"[|{model}.forward(x)|]" : $"{model}.forward(x)")}, y)";
        var program = $$"""
            class Net : Module<Tensor, Tensor>
            {
                private readonly Linear fc;
                private readonly bool squash;

                public Net(int width, bool squash = false) : base("net")
                {
                    fc = Linear(width, 3);
                    this.squash = squash;
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x)
                {
                    x = fc.forward(x);
                    if (squash)
                        x = functional.softmax(x, 1);
                    return x;
                }
            }

            static class Training
            {
                public static Tensor Run(Tensor x, Tensor y) => {{step}};
            }
            """;
        return isReported ? Verify.Reports(program) : Verify.Silent(program);
    }

    [Fact]
    public Task A_setting_that_anybody_may_change_decides_nothing() => Verify.Silent("""
        class Settings
        {
            public bool Squash { get; set; } = true;
        }

        static class Training
        {
            public static Tensor Run(Tensor z, Tensor y, Settings settings) => Loss(z, y, new Settings()) + Loss(z, y, settings);

            private static Tensor Loss(Tensor z, Tensor y, Settings settings) =>
                functional.cross_entropy(settings.Squash ? functional.softmax(z, 1) : z, y);
        }
        """);

    [Theory]
    [InlineData("var raw = false;")]
    [InlineData("const bool raw = false;")]
    public Task A_flag_beside_the_losses(string flag) => Verify.Silent($$"""
        static class Training
        {
            public static Tensor Run(Tensor z, Tensor y)
            {
                {{flag}}
                var p = z.softmax(1);
                return raw ? functional.cross_entropy(p, y) : functional.mse_loss(p, y);
            }
        }
        """);

    [Fact]
    public Task What_was_asked_before_is_remembered() => Verify.Silent("""
        class Model
        {
            private readonly Sequential encoder = Sequential(Linear(8, 4), ReLU());
            private readonly Sequential decoder = Sequential(Linear(4, 8), Softmax(1));
            private readonly Linear head = Linear(4, 3);

            public Tensor Step(Tensor x, Tensor? y)
            {
                var h = encoder.forward(x);
                var output = y is null ? decoder.forward(h) : head.forward(h);
                return y is null ? functional.mse_loss(output, x) : functional.cross_entropy(output, y);
            }

            public static Tensor Run(Tensor x, Tensor y) => new Model().Step(x, null) + new Model().Step(x, y);
        }
        """);

    private static string Program(string parameter, string body, string call) => $$"""
        enum Kind { Numbers, Classes }

        class Base
        {
            protected virtual bool IsNumbers => true;

            protected Tensor Loss(Tensor z, Tensor y, {{parameter}})
            {
                {{body.Replace("cross_entropy", "functional.cross_entropy", StringComparison.Ordinal).Replace("mse_loss", "functional.mse_loss", StringComparison.Ordinal)}}
            }

            private static Tensor Inner(Tensor z, Tensor y, bool raw) => raw ? functional.cross_entropy(z, y) : functional.mse_loss(z, y);
        }

        class Training : Base
        {
            public Tensor Run(Tensor z, Tensor y) => {{call}};
        }
        """;
}
