using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Softmax has a dimension, which comes along to where it is applied again.</summary>
public sealed class RemoveSoftmaxTests
{
    [Fact]
    public Task Applies_softmax_along_the_same_dimension() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.softmax(fc.forward(x), dim: 1);
        }

        class Trainer
        {
            private readonly Net model = new();

            public Tensor Loss(Tensor x, Tensor y) => CrossEntropyLoss().forward([|model.forward(x)|], y);

            public float Confidence(Tensor x) => model.forward(x).max().item<float>();

            public Tensor Classes(Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public Tensor Loss(Tensor x, Tensor y) => CrossEntropyLoss().forward(model.forward(x), y);

            public float Confidence(Tensor x) => functional.softmax(model.forward(x), 1).max().item<float>();

            public Tensor Classes(Tensor x) => model.forward(x).argmax(1);
        }
        """);

    [Fact]
    public Task Applies_softmax_for_an_instance_call() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x).softmax(-1);
        }

        class Trainer
        {
            private readonly Net model = new();

            public Tensor Loss(Tensor x, Tensor y) => CrossEntropyLoss().forward([|model.forward(x)|], y);

            public float Confidence(Tensor x) => model.forward(x).max().item<float>();

            public Tensor Classes(Tensor x) => model.forward(x).argmax(1);
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        class Trainer
        {
            private readonly Net model = new();

            public Tensor Loss(Tensor x, Tensor y) => CrossEntropyLoss().forward(model.forward(x), y);

            public float Confidence(Tensor x) => functional.softmax(model.forward(x), -1).max().item<float>();

            public Tensor Classes(Tensor x) => model.forward(x).argmax(1);
        }
        """);

    [Fact]
    public Task Applies_softmax_for_a_module() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Module<Tensor, Tensor> probs = Softmax(dim: 1);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => probs.call(fc.call(x));
        }

        class Trainer
        {
            public Tensor Loss(Net model, Tensor x, Tensor y) => CrossEntropyLoss().forward([|model.forward(x)|], y);

            public float Confidence(Net model, Tensor x) => model.forward(x).max().item<float>();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => fc.call(x);
        }

        class Trainer
        {
            public Tensor Loss(Net model, Tensor x, Tensor y) => CrossEntropyLoss().forward(model.forward(x), y);

            public float Confidence(Net model, Tensor x) => functional.softmax(model.forward(x), 1).max().item<float>();
        }
        """);
}
