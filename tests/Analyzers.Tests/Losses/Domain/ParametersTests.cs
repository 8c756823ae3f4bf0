using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class ParametersTests
{
    private const string Model = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }
        """;

    [Fact]
    public Task Report_at_the_argument_that_brings_the_second_half() => Verify.Reports(
        ("Net.cs", Model),
        ("Training.cs", """
            static class Training
            {
                public static void Train(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> criterion, Tensor x, Tensor y)
                {
                    for (var epoch = 0; epoch < 3; epoch++)
                        Epoch(criterion, model, x, y);
                }

                private static void Epoch(Loss<Tensor, Tensor, Tensor> criterion, Module<Tensor, Tensor> model, Tensor x, Tensor y)
                {
                    using var scope = torch.NewDisposeScope();
                    var output = model.forward(x);
                    criterion.forward(output, y).backward();
                }

                public static void TrainNet(Loss<Tensor, Tensor, Tensor> criterion, Tensor x, Tensor y) => Train(new Net(), criterion, x, y);

                public static void TrainWithLogits(Module<Tensor, Tensor> model, Tensor x, Tensor y) => Train(model, BCEWithLogitsLoss(), x, y);

                public static void TrainBoth(Tensor x, Tensor y) => Train(new Net(), [|BCEWithLogitsLoss()|], x, y);
            }
            """),
        ("Program.cs", """
            var x = torch.rand(8, 20);
            var y = torch.ones(8, 5);
            var net = new Net();
            var loss = BCEWithLogitsLoss();
            Training.Train(net, [|loss|], x, y);
            Training.Train(criterion: loss, y: y, model: [|net|], x: x);
            Training.TrainNet([|loss|], x, y);
            Training.TrainWithLogits([|net|], x, y);
            Training.TrainNet(MSELoss(), x, y);
            Training.TrainWithLogits(Sequential(Linear(20, 5)), x, y);
            Training.TrainBoth(x, y);
            """));

    [Fact]
    public Task Say_what_they_are_by_their_type() => Verify.Reports(
        ("Net.cs", Model),
        ("Program.cs", """
            class Trainer
            {
                private readonly Net _net = new();

                public void Train(Tensor x, Tensor y) => Epoch(BCEWithLogitsLoss(), x, y);

                private void Epoch(BCEWithLogitsLoss criterion, Tensor x, Tensor y) => Batch(x, y, criterion);

                private void Batch(Tensor x, Tensor y, BCEWithLogitsLoss criterion) => criterion.forward([|_net.forward(x)|], y).backward();
            }
            """));

    [Fact]
    public Task Have_a_default() => Verify.Reports(
        ("Net.cs", Model),
        ("Program.cs", """
            class Trainer
            {
                private readonly Net _net = new();

                private static Tensor Error(Tensor output, Tensor target, Loss<Tensor, Tensor, Tensor>? criterion = null)
                {
                    criterion ??= BCEWithLogitsLoss();
                    return criterion.forward(output, target);
                }

                public void Step(Tensor x, Tensor y)
                {
                    Error([|_net.forward(x)|], y).backward();
                    Error(_net.forward(x), y, [|BCEWithLogitsLoss(reduction: Reduction.Sum)|]).backward();
                    Error(_net.forward(x), y, MSELoss()).backward();
                    Error(torch.rand(3), y).backward();
                }
            }
            """));

    [Fact]
    public Task Come_from_a_factory() => Verify.Reports(
        ("Net.cs", Model),
        ("Program.cs", """
            enum Kind { Mean, Sum }

            static class Factory
            {
                public static Module<Tensor, Tensor> Model() => new Net();
                public static Loss<Tensor, Tensor, Tensor> Loss() => BCEWithLogitsLoss();

                public static Loss<Tensor, Tensor, Tensor> Loss(Kind kind) => kind switch
                {
                    Kind.Mean => BCEWithLogitsLoss(),
                    Kind.Sum => BCEWithLogitsLoss(reduction: Reduction.Sum),
                    _ => throw new ArgumentOutOfRangeException(nameof(kind)),
                };

                public static Loss<Tensor, Tensor, Tensor> Any(string name) => name switch
                {
                    "bce" => BCEWithLogitsLoss(),
                    "mse" => MSELoss(),
                    _ => throw new ArgumentOutOfRangeException(nameof(name)),
                };
            }

            class Trainer
            {
                private Module<Tensor, Tensor>? _model;
                private Loss<Tensor, Tensor, Tensor>? _loss;
                private Loss<Tensor, Tensor, Tensor>? _any;

                public void Train(Tensor x, Tensor y)
                {
                    _model = Factory.Model().to(torch.CPU);
                    _loss = Factory.Loss();
                    _any = Factory.Any("bce");
                    Epoch(x, y);
                }

                private void Epoch(Tensor x, Tensor y)
                {
                    _loss!.forward([|_model!.forward(x)|], y).backward();
                    _any!.forward([|_model!.forward(x)|], y).backward();
                    Factory.Loss(Kind.Sum).forward([|_model!.forward(x)|], y).backward();
                }
            }
            """));

    [Fact]
    public Task Are_decoys() => Verify.Silent(
        ("Net.cs", Model),
        ("Program.cs", """
            class Trainer
            {
                private readonly Sequential _own = Sequential(Linear(20, 5));
                private readonly Loss<Tensor, Tensor, Tensor> _criterion = MSELoss();

                public void Unused(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y)
                {
                    _criterion.forward(_own.forward(x), y).backward();
                    BCEWithLogitsLoss().forward(_own.forward(x), y).backward();
                }

                public void Replaced(Module<Tensor, Tensor> model, Loss<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y)
                {
                    model = Sequential(Linear(20, 5));
                    loss.forward(model.forward(x), y).backward();
                }

                public void Calls(Tensor x, Tensor y)
                {
                    Unused(new Net(), BCEWithLogitsLoss(), x, y);
                    Replaced(new Net(), BCEWithLogitsLoss(), x, y);
                    foreach (var loss in new Loss<Tensor, Tensor, Tensor>[] { MSELoss(), BCEWithLogitsLoss() })
                        loss.forward(new Net().forward(x), y);
                }
            }
            """));
}
