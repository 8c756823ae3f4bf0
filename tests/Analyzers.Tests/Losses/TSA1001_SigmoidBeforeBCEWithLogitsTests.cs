using TorchSharp.Analyzers.Testing;
using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses;

public sealed class TSA1001_SigmoidBeforeBCEWithLogitsTests
{
    [Fact]
    public Task Reports_the_sigmoid_in_the_same_expression() => Verify.Reports("""
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|torch.sigmoid(z)|], y);
        }
        """);

    [Fact]
    public Task Reports_the_sigmoid_of_the_models_forward_in_another_file() => Verify.Reports(
        ("Model.cs", """
            class Tagger : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(20, 5);

                public Tagger() : base("tagger") => RegisterComponents();

                public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
            }
            """),
        ("Trainer.cs", """
            class Trainer
            {
                void Train(Tensor x, Tensor y)
                {
                    var model = new Tagger();
                    var criterion = BCEWithLogitsLoss();
                    var output = model.forward(x);
                    var loss = criterion.forward([|output|], y);
                    loss.backward();
                }
            }
            """));

    [Fact]
    public Task Reports_at_the_argument_that_brings_the_loss() => Verify.Reports("""
        class Tagger : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> act;

            public Tagger() : base("tagger")
            {
                act = Sigmoid();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => act.call(fc.call(x));
        }

        class Trainer
        {
            static void Train(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> criterion, Tensor x, Tensor y)
            {
                for (var epoch = 0; epoch < 5; epoch++)
                {
                    using var scope = torch.NewDisposeScope();
                    var output = model.call(x);
                    criterion.call(output, y).backward();
                }
            }

            static void Main()
            {
                var net = new Tagger();
                Train(net, [|BCEWithLogitsLoss()|], torch.rand(3, 20), torch.rand(3, 5));
            }
        }
        """);

    [Fact]
    public Task Reports_at_the_call_on_an_object_that_carries_both() => Verify.Reports("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential seq = Sequential(("fc", Linear(20, 5)), ("act", Sigmoid()));

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => seq.forward(x);
        }

        class Trainer<TModel>(TModel model, Loss<Tensor, Tensor, Tensor> loss) where TModel : Module<Tensor, Tensor>
        {
            public Tensor Step(Tensor x, Tensor y) => loss.call(model.call(x), y);
        }

        class Program
        {
            static void Main() => new Trainer<Net>(new Net(), BCEWithLogitsLoss()).[|Step|](torch.rand(1), torch.rand(1));
        }
        """);

    [Fact]
    public Task Is_silent_when_paths_disagree() => Verify.Silent("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                x = fc.forward(x);
                return training ? x : torch.sigmoid(x);
            }
        }

        class Program
        {
            static void Main() => BCEWithLogitsLoss().call(new Net().call(torch.rand(1)), torch.rand(1));
        }
        """);
}
