namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary><c>model.GivesProbabilities ? BCELoss() : BCEWithLogitsLoss()</c>: what an object says of itself, by whatever member.</summary>
public sealed class FlagsOfObjectsTests
{
    private const string Models = """
        sealed class Squashed(Linear l) : IModel { public bool Probs => true; public Tensor Run(Tensor x) => l.call(x).sigmoid(); }

        sealed class Raw(Linear l) : IModel { public bool Probs => false; public Tensor Run(Tensor x) => l.call(x); }

        """;

    [Theory]
    [InlineData("m.Probs ? functional.mse_loss(m.Run(x), y) : functional.binary_cross_entropy_with_logits(m.Run(x), y)", "Squashed")]
    [InlineData("!m.Probs ? functional.binary_cross_entropy_with_logits(m.Run(x), y) : functional.mse_loss(m.Run(x), y)", "Squashed")]
    [InlineData("functional.binary_cross_entropy_with_logits(m.Probs ? m.Run(x).logit() : m.Run(x), y)", "Squashed")]
    [InlineData("m.Probs ? functional.binary_cross_entropy(m.Run(x), y) : functional.mse_loss(m.Run(x), y)", "Raw")]
    public Task Of_an_interface(string loss, string made) => Findings.None($$"""
        interface IModel { bool Probs { get; } Tensor Run(Tensor x); }

        {{Models}}
        class Trainer
        {
            static Tensor Loss(IModel m, Tensor x, Tensor y) => {{loss}};

            void Train(Linear l, Tensor x, Tensor y) => Loss(new {{made}}(l), x, y).backward();
        }
        """);

    [Theory]
    [InlineData("interface IModel { bool Probs => false; Tensor Run(Tensor x); }")]
    [InlineData("interface IModel { string Out => null; bool Probs { get; } Tensor Run(Tensor x); }")]
    public Task Of_an_interface_with_a_body(string declared) => Findings.None($$"""
        {{declared}}

        {{Models}}
        class Trainer
        {
            static Tensor Loss(IModel m, Tensor x, Tensor y)
            {
                if (!m.Probs)
                    return functional.binary_cross_entropy_with_logits(m.Run(x), y);
                return functional.mse_loss(m.Run(x), y);
            }

            void Train(Linear l, Tensor x, Tensor y) => Loss(new Squashed(l), x, y).backward();
        }
        """);

    [Theory]
    [InlineData("abstract class Step { protected abstract bool Probs { get; }", "protected override bool Probs => true;")]
    [InlineData("abstract class Step { protected virtual bool Probs => false;", "protected override bool Probs => true;")]
    [InlineData("abstract class Step { protected virtual bool Probs { get; }", "protected override bool Probs { get; } = true;")]
    public Task Of_a_base_class(string declared, string overridden) => Findings.None($$"""
        {{declared}}

            protected abstract Tensor Run(Tensor x);

            public Tensor Loss(Tensor x, Tensor y) => Probs ? functional.mse_loss(Run(x), y) : functional.binary_cross_entropy_with_logits(Run(x), y);
        }

        sealed class Squashed(Linear l) : Step { {{overridden}} protected override Tensor Run(Tensor x) => l.call(x).sigmoid(); }

        class Trainer
        {
            void Train(Linear l, Tensor x, Tensor y) => new Squashed(l).Loss(x, y).backward();
        }
        """);

    [Fact]
    public Task Of_a_class_that_is_always_so() => Findings.None("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear l = Linear(3, 1);

            public Net() : base("net") => RegisterComponents();

            public bool Probs { get; } = true;

            public override Tensor forward(Tensor x) => l.call(x).sigmoid();
        }

        class Trainer
        {
            static Tensor Loss(Net net, Tensor x, Tensor y) => net.Probs ? functional.mse_loss(net.call(x), y) : functional.binary_cross_entropy_with_logits(net.call(x), y);

            void Train(Tensor x, Tensor y) => Loss(new Net(), x, y).backward();
        }
        """);

    [Fact]
    public Task Found_where_the_object_keeps_what_it_was_made_with() => Findings.One("""
        class Trainer
        {
            sealed class Model
            {
                private readonly Linear l;

                public Model(Linear l, bool probs) => (this.l, Probs) = (l, probs);

                public bool Probs { get; }

                public Tensor Run(Tensor x) => Probs ? l.call(x).sigmoid() : l.call(x);
            }


            void Train(Linear l, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(new Model(l, true).Run(x), y).backward();
        }
        """);

    /// <summary>A primary constructor's parameter in an initialiser: it mentions no tensor, and decides what becomes of one.</summary>
    [Theory]
    [InlineData("readonly bool _squashes = squashes;", "_squashes")]
    [InlineData("bool Squashes { get; } = squashes;", "Squashes")]
    public async Task Of_a_primary_constructor(string declared, string flag)
    {
        await Findings.One(Program("true"));
        await Findings.None(Program("false"));

        string Program(string given) => $$"""
            sealed class Net(bool squashes, Linear l)
            {
                {{declared}}

                public Tensor Run(Tensor x) => {{flag}} ? l.call(x).sigmoid() : l.call(x);
            }

            static class Trainer
            {
                static Tensor Loss(Linear l, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(new Net({{given}}, l).Run(x), y);
            }
            """;
    }

    /// <summary>A structure that nobody has made holds what nobody has written.</summary>
    [Theory]
    [InlineData("Mode m = default; return functional.binary_cross_entropy_with_logits(new Net(m, l).Run(x), y);")]
    [InlineData("return functional.binary_cross_entropy_with_logits(new Net(_mode, l).Run(x), y);")]
    [InlineData("return functional.binary_cross_entropy_with_logits(new Net((new Mode[1])[0], l).Run(x), y);")]
    public Task Of_a_structure_that_is_only_there(string body) => Findings.None($$"""
        struct Mode { public bool Squashes { get; init; } }

        sealed class Net(Mode mode, Linear l)
        {
            public Tensor Run(Tensor x) => mode.Squashes ? l.call(x).sigmoid() : l.call(x);

            public static Net ForUse(Linear l) => new(new Mode { Squashes = true }, l);
        }

        static class Trainer
        {
            private static readonly Mode _mode;

            static Tensor Loss(Linear l, Tensor x, Tensor y) { {{body}} }
        }
        """);
}
