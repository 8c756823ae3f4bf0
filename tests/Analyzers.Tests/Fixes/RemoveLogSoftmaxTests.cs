using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1003_LogSoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>One of the two log-softmaxes goes.</summary>
public sealed class RemoveLogSoftmaxTests
{
    [Fact]
    public Task Removes_it() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss();
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
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
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Switches_to_the_negative_log_likelihood() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = CrossEntropyLoss(reduction: Reduction.Sum);
                var output = model.forward(x);
                criterion.forward([|output|], y).backward();
            }
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.log_softmax(fc.forward(x), 1);
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = NLLLoss(reduction: Reduction.Sum);
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """,
        1);
}
