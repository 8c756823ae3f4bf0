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
    public Task Keeps_the_log_softmax_before_a_loss_over_another_dimension() => Verify.Fixed(
        """
        class Trainer
        {
            private readonly CrossEntropyLoss criterion = CrossEntropyLoss();

            void Train(Tensor z, Tensor y, Tensor other)
            {
                var output = functional.log_softmax(z, 1);
                criterion.forward([|output|], y).backward();
                criterion.forward(output.transpose(0, 1), other).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private readonly CrossEntropyLoss criterion = CrossEntropyLoss();

            void Train(Tensor z, Tensor y, Tensor other)
            {
                var output = functional.log_softmax(z, 1);
                criterion.forward(z, y).backward();
                criterion.forward(output.transpose(0, 1), other).backward();
            }
        }
        """);

    /// <summary>Cross entropy normalises again along its own dimension, and the negative log-likelihood along none.</summary>
    [Fact]
    public async Task Does_not_switch_a_loss_that_is_given_log_probabilities_over_another_dimension() => Assert.Equal(
        ["Remove the log_softmax in Trainer.Train"],
        await Offers.OfAsync(Verify.Rule, """
            class Trainer
            {
                private readonly CrossEntropyLoss criterion = CrossEntropyLoss();

                void Train(Tensor z, Tensor y, Tensor other)
                {
                    criterion.forward(functional.log_softmax(z, 1), y).backward();
                    criterion.forward(functional.log_softmax(z, 0), other).backward();
                }
            }
            """));

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
