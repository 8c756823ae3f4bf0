using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1003_LogSoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>The logarithm of a softmax is one activation in two calls.</summary>
public sealed class LogarithmTests
{
    [Fact]
    public Task Removes_a_logarithm_and_its_softmax() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return torch.log(functional.softmax(z, 1));
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = CrossEntropyLoss().forward([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static float Mean(Net model, Tensor x) => model.forward(x).mean().item<float>();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var z = fc.forward(x);
                return z;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = CrossEntropyLoss().forward(model.forward(x), y);
                return loss.item<float>();
            }

            static float Mean(Net model, Tensor x) => torch.log(functional.softmax(model.forward(x), 1)).mean().item<float>();
        }
        """);

    [Fact]
    public Task Removes_them_from_lines_of_their_own() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var p = fc.forward(x).softmax(1);
                return p.log();
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = CrossEntropyLoss().forward([|model.forward(x)|], y);
                return loss.item<float>();
            }

            static float Mean(Net model, Tensor x) => model.forward(x).mean().item<float>();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                var p = fc.forward(x);
                return p;
            }
        }

        class Trainer
        {
            float Train(Net model, Tensor x, Tensor y)
            {
                var loss = CrossEntropyLoss().forward(model.forward(x), y);
                return loss.item<float>();
            }

            static float Mean(Net model, Tensor x) => torch.log(functional.softmax(model.forward(x), 1)).mean().item<float>();
        }
        """);
}
