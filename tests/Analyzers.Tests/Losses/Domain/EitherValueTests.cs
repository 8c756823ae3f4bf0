using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Two ways that end in different applications of what a caller gives: a caller who gives the same to both is known.</summary>
public sealed class EitherValueTests
{
    private const string Nets = """
        class Squashed : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Squashed() : base("squashed") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Raw : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Raw() : base("raw") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        """;

    [Theory]
    [InlineData("var o = x.shape[0] > 1 ? m.forward(x) : n.forward(x * 2);")]
    [InlineData("Tensor o; if (x.shape[0] > 1) o = m.call(x); else o = n.call(x);")]
    [InlineData("Tensor o; if (x.shape[0] > 1) o = m.call(x); else if (x.shape[0] > 5) o = n.call(x); else o = m.call(x + 1);")]
    [InlineData("var p = m.forward(x); var q = n.forward(x); var o = x.shape[0] > 1 ? p : q;")]
    public Task Two_models(string body) => Verify.Reports(Nets + $$"""
        static class Training
        {
            static Tensor Step(Module<Tensor, Tensor> m, Module<Tensor, Tensor> n, Tensor x, Tensor y)
            {
                {{body}}
                return functional.binary_cross_entropy_with_logits(o, y);
            }

            public static Tensor Wrong(Tensor x, Tensor y) => Step(new Squashed(), [|new Squashed()|], x, y);

            public static Tensor Right(Tensor x, Tensor y) => Step(new Raw(), new Raw(), x, y);

            public static Tensor Either(Tensor x, Tensor y) => Step(new Raw(), new Squashed(), x, y);

            public static Tensor Other(Tensor x, Tensor y) => Step(new Squashed(), new Raw(), x, y);
        }
        """);

    [Fact]
    public Task One_model_on_either_way() => Verify.Reports(Nets + """
        static class Training
        {
            static Tensor Step(Module<Tensor, Tensor> model, Tensor x, Tensor y)
            {
                var o = x.shape[0] > 1 ? model.forward(x) : model.forward(x);
                return functional.binary_cross_entropy_with_logits(o, y);
            }

            public static Tensor Wrong(Tensor x, Tensor y) => Step([|new Squashed()|], x, y);

            public static Tensor Right(Tensor x, Tensor y) => Step(new Raw(), x, y);
        }
        """);

    [Fact]
    public Task Either_of_two_models() => Verify.Reports(Nets + """
        static class Training
        {
            static Tensor Step(Module<Tensor, Tensor> m, Module<Tensor, Tensor> n, Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits((x.shape[0] > 1 ? m : n).forward(x), y);

            public static Tensor Wrong(Tensor x, Tensor y) => Step([|new Squashed()|], new Squashed(), x, y);

            public static Tensor Either(Tensor x, Tensor y) => Step(new Raw(), new Squashed(), x, y) + Step(new Squashed(), new Raw(), x, y);
        }
        """);

    [Fact]
    public Task Two_losses() => Verify.Reports(Nets + """
        static class Training
        {
            static Tensor Step(Loss<Tensor, Tensor, Tensor> one, Loss<Tensor, Tensor, Tensor> other, Tensor x, Tensor y) =>
                (x.shape[0] > 1 ? one : other).forward(new Squashed().forward(x), y);

            public static Tensor Wrong(Tensor x, Tensor y) => Step(BCEWithLogitsLoss(), [|BCEWithLogitsLoss()|], x, y);

            public static Tensor Either(Tensor x, Tensor y) => Step(BCEWithLogitsLoss(), MSELoss(), x, y);
        }
        """);

    [Theory]
    [InlineData("o.logit_(); return functional.binary_cross_entropy_with_logits(q, y);")]
    [InlineData("o.logit_(); return functional.binary_cross_entropy_with_logits(p, y);")]
    [InlineData("q.logit_(); p.logit_(); return functional.binary_cross_entropy_with_logits(o, y);")]
    [InlineData("Undo(o); return functional.binary_cross_entropy_with_logits(p, y);")]
    public Task What_changes_in_place_is_either(string body) => Verify.Silent(Nets + $$"""
        static class Training
        {
            static void Undo(Tensor t) => t.logit_();

            static Tensor Step(Tensor p, Tensor q, Tensor x, Tensor y)
            {
                var o = x.shape[0] > 1 ? p : q;
                {{body}}
            }

            public static Tensor Loss(Tensor x, Tensor y) => Step(new Squashed().forward(x), new Squashed().forward(x), x, y);
        }
        """);

    [Fact]
    public Task Both_may_have_changed_for_the_caller() => Verify.Silent(Nets + """
        static class Training
        {
            static void Fix(Tensor p, Tensor q, Tensor x)
            {
                var o = x.shape[0] > 1 ? p : q;
                o.logit_();
            }

            public static Tensor Loss(Tensor x, Tensor y)
            {
                var (a, b) = (new Squashed().forward(x), new Squashed().forward(x));
                Fix(a, b, x);
                return functional.binary_cross_entropy_with_logits(a, y) + functional.binary_cross_entropy_with_logits(b, y);
            }
        }
        """);

    [Fact]
    public Task A_way_that_chooses_the_loss_too_is_right() => Verify.Silent(Nets + """
        static class Training
        {
            static Tensor Step(Module<Tensor, Tensor> m, Module<Tensor, Tensor> n, Tensor x, Tensor y)
            {
                var big = x.shape[0] > 1;
                var o = big ? m.forward(x) : n.forward(x);
                return big ? functional.binary_cross_entropy(o, y) : functional.binary_cross_entropy_with_logits(o, y);
            }

            public static Tensor Loss(Tensor x, Tensor y) => Step(new Squashed(), new Raw(), x, y);
        }
        """);
}
