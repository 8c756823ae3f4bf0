using SigmoidBeforeBceLoss = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;
using ValuesBeforeBceLoss = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A model or a loss that a caller may leave out.</summary>
public sealed class OptionalPartsTests
{
    [Theory]
    [InlineData("criterion ??= BCEWithLogitsLoss();")]
    [InlineData("criterion = criterion ?? BCEWithLogitsLoss();")]
    [InlineData("if (criterion == null) criterion = BCEWithLogitsLoss();")]
    [InlineData("if (criterion is null) { criterion = BCEWithLogitsLoss(); }")]
    public Task A_loss_that_is_optional(string otherwise) => Verify.Reports($$"""
        class Tagger : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Tagger() : base("tagger") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        static class Training
        {
            public static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y, Loss<Tensor, Tensor, Tensor>? criterion = null)
            {
                {{otherwise}}
                return criterion.forward(model.forward(x), y);
            }

            public static Tensor Run(Tensor x, Tensor y)
            {
                var tagger = new Tagger();
                return Step([|tagger|], x, y);
            }

            public static Tensor Own(Tensor x, Tensor y) => Step(new Tagger(), x, y, MSELoss());
        }
        """);

    [Theory]
    [InlineData("Step([|new Tagger()|], x, y)")]
    [InlineData("Step(new Tagger(), x, y, [|BCEWithLogitsLoss()|])")]
    public Task What_a_caller_gives_or_leaves_out(string call) => Verify.Reports(Optional(call));

    [Theory]
    [InlineData("Step(Sequential(Linear(8, 1)), x, y, BCEWithLogitsLoss())")]
    [InlineData("Step(new Tagger(), x, y, MSELoss())")]
    public Task What_a_caller_gives_fits(string call) => Verify.Silent(Optional(call));

    private static string Optional(string call) => $$"""
        class Tagger : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Tagger() : base("tagger") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        static class Training
        {
            public static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y, Loss<Tensor, Tensor, Tensor>? criterion = null)
            {
                var loss = criterion ?? BCEWithLogitsLoss();
                return loss.forward(model.forward(x), y);
            }

            public static Tensor Run(Tensor x, Tensor y) => {{call}};
        }
        """;

    [Fact]
    public Task Parts_in_an_object_of_options() => Verify.Reports("""
        class Options
        {
            public Module<Tensor, Tensor>? Model { get; init; }

            public Loss<Tensor, Tensor, Tensor>? Loss { get; init; }
        }

        class Trainer(Options options)
        {
            private readonly Module<Tensor, Tensor> model = options.Model ?? throw new ArgumentException("no model");
            private readonly Loss<Tensor, Tensor, Tensor> loss = options.Loss ?? BCEWithLogitsLoss();

            public Tensor Step(Tensor x, Tensor y) => loss.forward(model.forward(x), y);
        }

        static class Program
        {
            public static void Run(Tensor x, Tensor y)
            {
                var raw = Sequential(Linear(8, 1));
                var squashed = Sequential(Linear(8, 1), Sigmoid());
                new Trainer(new Options { Model = raw }).Step(x, y);
                new Trainer(new Options { Model = squashed, Loss = MSELoss() }).Step(x, y);
                new Trainer(new Options { Model = squashed }).[|Step|](x, y);
            }
        }
        """);

    [Fact]
    public Task Parts_that_are_made_when_they_are_first_asked_for() => Verify.Reports("""
        class Trainer
        {
            private Module<Tensor, Tensor>? model;
            private Loss<Tensor, Tensor, Tensor>? loss;

            private Module<Tensor, Tensor> Model => model ??= Sequential(Linear(8, 1), Sigmoid());

            private Loss<Tensor, Tensor, Tensor> Criterion => loss ??= BCEWithLogitsLoss();

            public Tensor Step(Tensor x, Tensor y) => Criterion.forward([|Model.forward(x)|], y);
        }
        """);

    [Fact]
    public Task A_condition_that_is_no_question_for_null() => Verify.Silent("""
        static class Training
        {
            public static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y, bool plain, Loss<Tensor, Tensor, Tensor> criterion)
            {
                if (plain)
                    criterion = MSELoss();
                return criterion.forward(model.forward(x), y);
            }

            public static Tensor Run(Tensor x, Tensor y, bool plain) =>
                Step(Sequential(Linear(8, 1), Sigmoid()), x, y, plain, BCEWithLogitsLoss());
        }
        """);

    [Fact]
    public Task A_loss_that_is_asked_for_its_type_before() => Verify.Silent("""
        static class Training
        {
            private static Tensor Of(Module<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y) => loss switch
            {
                BCEWithLogitsLoss known => known.forward(z.logit(), y),
                _ => loss.forward(z, y),
            };

            private static Tensor Also(Module<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y)
            {
                if (loss is BCEWithLogitsLoss)
                    return torch.zeros(1);
                return loss.forward(z, y);
            }

            public static void Run(Tensor x, Tensor y)
            {
                var p = torch.sigmoid(Linear(8, 1).forward(x));
                Of(BCEWithLogitsLoss(), p, y).backward();
                Also(BCEWithLogitsLoss(), p, y).backward();
            }
        }
        """);

    [Fact]
    public Task Perhaps_null_is_perhaps_the_other() => Verify.Silent("""
        static class Training
        {
            private static Loss<Tensor, Tensor, Tensor>? Strict(bool strict) => strict ? BCEWithLogitsLoss() : null;

            public static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y, Loss<Tensor, Tensor, Tensor>? loss = null)
            {
                loss ??= MSELoss();
                return loss.forward(model.forward(x), y);
            }

            public static Tensor Run(Tensor x, Tensor y, bool strict) =>
                Step(Sequential(Linear(8, 1), Sigmoid()), x, y, Strict(strict));
        }
        """);

    [Fact]
    public Task A_check_for_null_says_nothing_of_a_later_replacement() => Verify.Silent("""
        static class Training
        {
            public static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y, bool plain, Loss<Tensor, Tensor, Tensor>? loss)
            {
                if (loss is null)
                    throw new ArgumentNullException(nameof(loss));
                if (plain)
                    loss = CrossEntropyLoss();
                return loss.forward(model.forward(x), y);
            }

            public static Tensor Run(Tensor x, Tensor y, bool plain) =>
                Step(Sequential(Linear(8, 1), Sigmoid()), x, y, plain, BCELoss());
        }
        """);

    [Theory]
    [InlineData("if (kind == 1) act = Sigmoid(); else if (kind == 2) act = Softmax(1);")]
    [InlineData("if (kind == 1) act = given; else if (kind == 2) act = Sigmoid();")]
    [InlineData("act = kind == 1 ? given : null;")]
    [InlineData("switch (kind) { case 1: act = Sigmoid(); break; case 2: act = Softmax(1); break; }")]
    public Task A_part_that_a_constructor_sets_on_some_paths(string set) => SigmoidBeforeBceLoss.Reports(WithPart(set, """
        BCELoss().forward([|new Net(1, Sigmoid()).forward(x)|], y).backward();
        BCELoss().forward([|new Net(1, Sigmoid()).Direct(x)|], y).backward();
        BCELoss().forward(new Net(kind, Sigmoid()).forward(x), y).backward();
        BCELoss().forward(new Net(kind, Sigmoid()).Direct(x), y).backward();
        """));

    [Fact]
    public Task A_part_that_a_constructor_sets_where_nothing_is_thrown() => ValuesBeforeBceLoss.Silent(WithPart(
        "try { act = kind == 1 ? Sigmoid() : Softmax(1); } catch (ArgumentException) { }",
        """
        BCELoss().forward(new Net(1, Sigmoid()).forward(x), y).backward();
        BCELoss().forward(new Net(kind, Sigmoid()).Direct(x), y).backward();
        """));

    private static string WithPart(string set, string use) => $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);
            private readonly Module<Tensor, Tensor>? act;

            public Net(int kind, Module<Tensor, Tensor>? given) : base("net")
            {
                {{set}}
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => (act ?? Identity()).forward(fc.forward(x));

            public Tensor Direct(Tensor x)
            {
                var z = fc.forward(x);
                return act is null ? z : act.forward(z);
            }
        }

        static class Training
        {
            public static void Run(Tensor x, Tensor y, int kind)
            {
                {{use}}
            }
        }
        """;

    [Fact]
    public Task A_part_that_a_constructor_sets_that_cannot_be_followed() => ValuesBeforeBceLoss.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);
            private readonly Module<Tensor, Tensor>? act;

            public Net() : this(new Module<Tensor, Tensor>[] { Sigmoid() }) { }

            private Net(Module<Tensor, Tensor>[] parts) : base("net")
            {
                ref var first = ref parts[0];
                act = first;
                RegisterComponents();
            }

            private Net(int kind) : base("net") => act = kind == 1 ? Softmax(1) : Identity();

            public override Tensor forward(Tensor x) => (act ?? Identity()).forward(fc.forward(x));

            public static Tensor Loss(Tensor x, Tensor y) => BCELoss().forward(new Net().forward(x), y);
        }
        """);
}
