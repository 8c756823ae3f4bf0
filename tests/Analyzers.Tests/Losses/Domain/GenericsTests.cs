using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class GenericsTests
{
    private const string Models = """
        class Probabilities : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            public Probabilities() : base("probabilities") => RegisterComponents();
            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Logits : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            public Logits() : base("logits") => RegisterComponents();
            public override Tensor forward(Tensor x) => fc.forward(x);
        }
        """;

    [Fact]
    public Task Stand_for_what_the_caller_names() => Verify.Reports(
        ("Models.cs", Models),
        ("Program.cs", """
            class Trainer<TModel> where TModel : Module<Tensor, Tensor>, new()
            {
                private readonly TModel _model = new();

                public Tensor Step(Tensor x, Tensor y) => BCEWithLogitsLoss().forward(_model.forward(x), y);
            }

            class Given<TModel, TLoss>(TModel model, TLoss loss)
                where TModel : Module<Tensor, Tensor>
                where TLoss : Loss<Tensor, Tensor, Tensor>
            {
                public Tensor Step(Tensor x, Tensor y) => loss.forward(model.forward(x), y);
            }

            static class Program
            {
                static void Train<TModel>(TModel model, Tensor x, Tensor y) where TModel : Module<Tensor, Tensor> =>
                    BCEWithLogitsLoss().forward(model.forward(x), y).backward();

                static void TrainNew<TModel>(Tensor x, Tensor y) where TModel : Module<Tensor, Tensor>, new() => Train(new TModel(), x, y);

                static void Main()
                {
                    var x = torch.rand(8, 20);
                    new Trainer<Probabilities>().[|Step|](x, x);
                    new Trainer<Logits>().Step(x, x);
                    new Given<Probabilities, BCEWithLogitsLoss>(new Probabilities(), BCEWithLogitsLoss()).[|Step|](x, x);
                    new Given<Probabilities, MSELoss>(new Probabilities(), MSELoss()).Step(x, x);
                    Train([|new Probabilities()|], x, x);
                    Train(new Logits(), x, x);
                    [|TrainNew<Probabilities>(x, x)|];
                    TrainNew<Logits>(x, x);
                }
            }
            """));

    [Fact]
    public Task Of_themselves_end() => Verify.Reports("""
        abstract class Node<TSelf> where TSelf : Node<TSelf>
        {
            public Tensor? Value;
        }

        sealed class Leaf : Node<Leaf>;

        sealed class Tree : List<Tree>;

        class Deeper<T> : List<Deeper<Deeper<T>>>;

        class Steps
        {
            Tensor Loss(Leaf leaf, Tree tree, Deeper<int> deeper, Tensor y)
            {
                Console.WriteLine((leaf, tree, deeper));
                return functional.binary_cross_entropy_with_logits([|torch.sigmoid(leaf.Value!)|], y);
            }
        }
        """);
}
