using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class HierarchyTests
{
    [Fact]
    public Task The_forward_that_runs_is_the_objects_own() => Verify.Reports("""
        abstract class Base : Module<Tensor, Tensor>
        {
            protected readonly Linear fc = Linear(20, 5);

            protected Base(string name) : base(name) { }

            protected abstract Tensor Head(Tensor z);

            public override Tensor forward(Tensor x) => Head(fc.forward(x));
        }

        class Probabilities : Base
        {
            public Probabilities() : base("probabilities") => RegisterComponents();

            protected override Tensor Head(Tensor z) => torch.sigmoid(z);
        }

        class Logits : Base
        {
            public Logits() : base("logits") => RegisterComponents();

            protected override Tensor Head(Tensor z) => z;
        }

        class Squashed : Logits
        {
            public override Tensor forward(Tensor x) => base.forward(x).sigmoid();
        }

        class Stripped : Probabilities
        {
            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Program
        {
            static void Score(Base model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);

            static void Main()
            {
                var x = torch.rand(8, 20);
                Score([|new Probabilities()|], x, x);
                Score([|new Squashed()|], x, x);
                Score(new Logits(), x, x);
                Score(new Stripped(), x, x);
            }
        }
        """);

    [Fact]
    public Task All_classes_that_can_be_meant_agree() => Verify.Reports("""
        interface IScorer
        {
            Tensor Score(Tensor x);
        }

        class Scorer : IScorer
        {
            public Tensor Score(Tensor x) => torch.sigmoid(x.sum(1));
        }

        class OtherScorer : IScorer
        {
            Tensor IScorer.Score(Tensor x) => x.mean(new long[] { 1 }).sigmoid();
        }

        class Trainer(IScorer scorer)
        {
            public Tensor Loss(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|scorer.Score(x)|], y);
        }

        class Program
        {
            static void Main() => Console.WriteLine((new Scorer(), new OtherScorer()));
        }
        """);

    [Fact]
    public Task The_classes_that_can_be_meant_disagree() => Verify.Silent("""
        abstract class Head
        {
            public abstract Tensor Of(Tensor z);
        }

        class SigmoidHead : Head
        {
            public override Tensor Of(Tensor z) => torch.sigmoid(z);
        }

        class PlainHead : Head
        {
            public override Tensor Of(Tensor z) => z;
        }

        interface INobodyMakes
        {
            Tensor Score(Tensor x);
        }

        class FromAFactoryOfAnotherAssembly : INobodyMakes
        {
            public Tensor Score(Tensor x) => torch.sigmoid(x);
        }

        class Steps
        {
            Tensor OfAny(Head head, Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(head.Of(z), y);
            Tensor OfNobody(INobodyMakes scorer, Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(scorer.Score(z), y);
            Tensor OfAnyModule(Module<Tensor, Tensor> model, Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(model.forward(z), y);

            void Both()
            {
                var z = torch.rand(3);
                OfAny(new PlainHead(), z, z);
                foreach (var head in new Head[] { new PlainHead(), new SigmoidHead() })
                    Console.WriteLine(head.Of(z).ToString());
            }
        }
        """);

    [Fact]
    public Task What_the_base_constructor_sets_the_derived_one_replaces() =>
        Verify<Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>.Silent("""
            class PolicyNet : Module<Tensor, Tensor>
            {
                private readonly Sequential layers = Sequential(Linear(4, 2), Softmax(1));
                public PolicyNet() : base("policy") => RegisterComponents();
                public override Tensor forward(Tensor x) => layers.forward(x);
            }

            class LogitsNet : Module<Tensor, Tensor>
            {
                private readonly Sequential layers = Sequential(Linear(4, 2));
                public LogitsNet() : base("logits") => RegisterComponents();
                public override Tensor forward(Tensor x) => layers.forward(x);
            }

            abstract class PolicyAgent
            {
                protected Module<Tensor, Tensor> Policy { get; set; }

                protected PolicyAgent() => Policy = new PolicyNet();

                public Tensor Act(Tensor state) => functional.softmax(Policy.forward(state), 1);
            }

            class CrossEntropyAgent : PolicyAgent
            {
                private readonly Loss<Tensor, Tensor, Tensor> _loss = CrossEntropyLoss();

                public CrossEntropyAgent() => Policy = new LogitsNet();

                public Tensor Learn(Tensor states, Tensor actions) => _loss.forward(Policy.forward(states), actions);
            }
            """);
}
