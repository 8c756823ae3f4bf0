using RuleOfLogSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1003_LogSoftmaxBeforeCrossEntropy>;
using RuleOfSigmoid = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Several models share the code of a step: only the wrong pair is reported, at its own call.</summary>
public sealed class SharedStepsTests
{
    private const string Start = """
        var raw = Sequential(Linear(2, 3));
        var soft = Sequential(Linear(2, 3), Softmax(1));
        var x = torch.rand(4, 2);
        var y = torch.randint(0, 3, 4);

        """;

    [Fact]
    public Task A_step_made_by_a_factory() => Verify.Reports(Start + """
        var right = MakeStep(raw, CrossEntropyLoss());
        var other = MakeStep(soft, MSELoss());
        var wrong = MakeStep(soft, [|CrossEntropyLoss()|]);
        right(x, y);
        other(x, y);
        wrong(x, y);

        static Func<Tensor, Tensor, float> MakeStep(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> loss) => (x, y) =>
        {
            using var error = loss.forward(model.forward(x), y);
            error.backward();
            return error.item<float>();
        };
        """);

    [Fact]
    public Task A_record_of_parts_and_its_copy() => Verify.Reports(Start + """
        var regression = new Parts(soft, MSELoss());
        var classification = regression with { Model = raw, Loss = CrossEntropyLoss() };
        var mistake = regression with { Loss = CrossEntropyLoss() };
        Step(regression);
        Step(classification);
        Step([|mistake|]);

        void Step(Parts parts) => parts.Loss.forward(parts.Model.forward(x), y).backward();

        record Parts(Module<Tensor, Tensor> Model, Loss<Tensor, Tensor, Tensor> Loss);
        """);

    [Fact]
    public Task The_loss_is_a_property_that_the_derived_class_overrides() => RuleOfSigmoid.Reports("""
        new Tagging().[|Step|](torch.rand(4, 2), torch.rand(4, 3));
        new Regression().Step(torch.rand(4, 2), torch.rand(4, 3));

        abstract class Trainer
        {
            protected abstract Module<Tensor, Tensor> Model { get; }

            protected abstract Loss<Tensor, Tensor, Tensor> Loss { get; }

            public void Step(Tensor x, Tensor y) => Loss.forward(Model.forward(x), y).backward();
        }

        sealed class Tagging : Trainer
        {
            protected override Module<Tensor, Tensor> Model { get; } = Sequential(Linear(2, 3), Sigmoid());

            protected override Loss<Tensor, Tensor, Tensor> Loss { get; } = BCEWithLogitsLoss();
        }

        sealed class Regression : Trainer
        {
            protected override Module<Tensor, Tensor> Model { get; } = Sequential(Linear(2, 3), Sigmoid());

            protected override Loss<Tensor, Tensor, Tensor> Loss { get; } = MSELoss();
        }
        """);

    [Fact]
    public Task Either_model_ends_in_softmax() => Verify.Reports("""
        class Trainer
        {
            public void Step(bool deep, Tensor x, Tensor y)
            {
                Module<Tensor, Tensor> both = deep
                    ? Sequential(Linear(2, 8), ReLU(), Linear(8, 3), Softmax(1))
                    : Sequential(Linear(2, 3), Softmax(1));
                Module<Tensor, Tensor> one = deep ? Sequential(Linear(2, 3), Softmax(1)) : Sequential(Linear(2, 3));
                functional.cross_entropy([|both.forward(x)|], y).backward();
                functional.cross_entropy(one.forward(x), y).backward();
            }
        }
        """);

    [Fact]
    public Task The_module_is_registered_by_hand() => RuleOfLogSoftmax.Reports("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _body;

            public Net() : base("net")
            {
                _body = Sequential(Linear(2, 3), LogSoftmax(1));
                register_module("body", _body);
            }

            public override Tensor forward(Tensor x) => _body.forward(x);
        }

        class Trainer
        {
            private readonly Net _net = new();

            public void Step(Tensor x, Tensor y)
            {
                functional.nll_loss(_net.forward(x), y).backward();
                functional.cross_entropy([|_net.forward(x)|], y).backward();
            }
        }
        """);

    [Fact]
    public Task Batches_are_cut_out_of_the_output() => Verify.Reports("""
        class Trainer
        {
            public void Step(Linear fc, Tensor x, Tensor y)
            {
                var p = torch.softmax(fc.forward(x), 1);
                for (var i = 0; i < 100; i += 10)
                {
                    functional.cross_entropy([|p[TensorIndex.Slice(i, i + 10)]|], y).backward();
                    functional.cross_entropy([|p[TensorIndex.Slice(i, i + 10), TensorIndex.Colon]|], y).backward();
                }

                functional.cross_entropy([|p[..5]|], y).backward();
            }
        }
        """);

    [Fact]
    public Task The_kind_of_loss_decides_what_it_is_given() => RuleOfSigmoid.Reports("""
        class Trainer
        {
            public Tensor Loss(Module<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y)
            {
                switch (loss)
                {
                    case NLLLoss ofLogProbabilities:
                        return ofLogProbabilities.forward(functional.log_softmax(z, 1), y);
                    case BCEWithLogitsLoss ofLogits:
                        return ofLogits.forward([|torch.sigmoid(z)|], y);
                    default:
                        return loss.forward(z, y);
                }
            }
        }
        """);
}
