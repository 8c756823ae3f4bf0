using TorchSharp.Analyzers.Tests.Losses.Unseen;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A field that a method sets from its parameter.</summary>
public sealed class SettersTests
{
    [Theory]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); t.SetLoss(MSELoss());")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); other.SetLoss(MSELoss());")]
    [InlineData("t.SetLoss(x.is_cuda ? BCEWithLogitsLoss() : MSELoss());")]
    [InlineData("t.SetLoss(given);")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); Action<Loss<Tensor, Tensor, Tensor>> set = t.SetLoss; set(given);")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); new List<Loss<Tensor, Tensor, Tensor>> { given }.ForEach(t.SetLoss);")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); dynamic d = t; d.SetLoss(MSELoss());")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); t.loss = MSELoss();")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); Wrap(t, given);")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); void Later() => t.SetLoss(given); Later();")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); t?.SetLoss(MSELoss());")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); typeof(Trainer).GetField(\"loss\")!.SetValue(t, MSELoss());")]
    public Task May_hold_another(string statements) => Findings.None(Program(statements, "loss.forward(net.forward(x), y)"));

    [Theory]
    [InlineData("t.SetLoss(BCEWithLogitsLoss());")]
    [InlineData("t.SetLoss(BCEWithLogitsLoss()); other.SetLoss(BCEWithLogitsLoss(reduction: Reduction.Sum));")]
    [InlineData("var made = BCEWithLogitsLoss(); t?.SetLoss(made);")]
    [InlineData("Wrap(t, BCEWithLogitsLoss());")]
    public Task Holds_what_all_calls_give(string statements) => Findings.One(Program(statements, "loss.forward(net.forward(x), y)"));

    [Fact]
    public Task That_is_an_interfaces_method_may_be_called_by_that_name() => Findings.None("""
        interface ISet { void SetLoss(Loss<Tensor, Tensor, Tensor> given); }

        class Trainer : ISet
        {
            Loss<Tensor, Tensor, Tensor> loss = null!;

            public void SetLoss(Loss<Tensor, Tensor, Tensor> given) => loss = given;

            public Tensor Step(Tensor z, Tensor y) => loss.forward(torch.sigmoid(z), y);

            static void Run(Trainer t, ISet s) { t.SetLoss(BCEWithLogitsLoss()); s.SetLoss(MSELoss()); }
        }
        """);

    [Fact]
    public Task In_a_builder() => Findings.One("""
        class Net() : Module<Tensor, Tensor>("net")
        {
            public override Tensor forward(Tensor x) => torch.sigmoid(x);
        }

        class Builder
        {
            Module<Tensor, Tensor> model = null!;
            Loss<Tensor, Tensor, Tensor> loss = null!;

            public Builder WithModel(Module<Tensor, Tensor> model) { this.model = model; return this; }
            public Builder WithLoss(Loss<Tensor, Tensor, Tensor> loss) { this.loss = loss; return this; }
            public Trainer Build() => new(model, loss);
        }

        class Trainer(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> loss)
        {
            public Tensor Fit(Tensor x, Tensor y) => loss.forward(model.forward(x), y);
        }

        static class Program
        {
            static void Run(Tensor x, Tensor y) => new Builder().WithModel(new Net()).WithLoss(BCEWithLogitsLoss()).Build().Fit(x, y);
        }
        """);

    private static string Program(string statements, string loss) => $$"""
        class Net() : Module<Tensor, Tensor>("net")
        {
            public override Tensor forward(Tensor x) => torch.sigmoid(x);
        }

        class Trainer
        {
            public Loss<Tensor, Tensor, Tensor> loss = null!;

            public void SetLoss(Loss<Tensor, Tensor, Tensor> given) => loss = given;

            public Tensor Step(Net net, Tensor x, Tensor y) => {{loss}};
        }

        static class Program
        {
            {{(statements.Contains("Wrap", StringComparison.Ordinal) ? "static void Wrap(Trainer t, Loss<Tensor, Tensor, Tensor> wrapped) => t.SetLoss(wrapped);" : "")}}

            public static void Run(Tensor x, Tensor y, Loss<Tensor, Tensor, Tensor> given)
            {
                var (t, other) = (new Trainer(), new Trainer());
                {{statements}}
                t.Step(new Net(), x, y);
            }
        }
        """;
}
