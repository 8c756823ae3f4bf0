using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A loss or a layer that the constructor of a base class has a derived class make.</summary>
public sealed class VirtualFactoryTests
{
    private const string Classes = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        abstract class Trainer
        {
            protected readonly Loss<Tensor, Tensor, Tensor> loss;

            protected Trainer() => loss = MakeLoss();

            protected abstract Loss<Tensor, Tensor, Tensor> MakeLoss();
        }

        """;

    [Fact]
    public Task Each_class_has_its_own() => Verify.Reports(Classes + """
        class Wrong : Trainer
        {
            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => BCEWithLogitsLoss();

            public Tensor Step(Net net, Tensor x, Tensor y) => loss.forward([|net.forward(x)|], y);
        }

        class Right : Trainer
        {
            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => MSELoss();

            public Tensor Step(Net net, Tensor x, Tensor y) => loss.forward(net.forward(x), y);
        }
        """);

    [Fact]
    public Task A_class_below_may_make_another() => Verify.Silent(Classes + """
        class One : Trainer
        {
            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => BCEWithLogitsLoss();

            public Tensor Step(Net net, Tensor x, Tensor y) => loss.forward(net.forward(x), y);
        }

        class Other : One
        {
            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => MSELoss();
        }
        """);

    [Fact]
    public Task A_setting_of_the_object_may_decide() => Verify.Silent(Classes + """
        class Own : Trainer
        {
            private readonly bool _raw;

            public Own(bool raw) => _raw = raw;

            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => _raw ? BCEWithLogitsLoss() : MSELoss();

            public Tensor Step(Net net, Tensor x, Tensor y) => loss.forward(net.forward(x), y);
        }
        """);

    [Fact]
    public Task An_initialiser_of_the_object_may_put_another_there() => Verify.Silent(Classes + """
        abstract class Open
        {
            public Loss<Tensor, Tensor, Tensor> Loss { get; init; }

            protected Open() => Loss = MakeLoss();

            protected abstract Loss<Tensor, Tensor, Tensor> MakeLoss();
        }

        class Own : Open
        {
            protected override Loss<Tensor, Tensor, Tensor> MakeLoss() => BCEWithLogitsLoss();

            public Tensor Step(Net net, Tensor x, Tensor y) => Loss.forward(net.forward(x), y);

            public static Own Make() => new Own { Loss = MSELoss() };
        }
        """);
}
