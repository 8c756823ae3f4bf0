using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A loss over probabilities gets them, or makes them itself.</summary>
public sealed class LogitsBeforeBCELossTests
{
    [Fact]
    public Task Switches_the_loss() => Verify.Fixed(
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
                var criterion = BCELoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Applies_sigmoid_at_the_loss() => Verify.Fixed(
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
                var criterion = BCELoss();
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
                var criterion = BCELoss();
                var output = model.forward(x);
                criterion.forward({|TSA1007:torch.sigmoid(output)|}, y).backward();
            }
        }
        """,
        1);

    [Fact]
    public Task Removes_the_logarithm_of_a_sigmoid() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.logsigmoid(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCELoss();
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
                var criterion = BCEWithLogitsLoss();
                var output = model.forward(x);
                criterion.forward(output, y).backward();
            }
        }
        """);

    [Fact]
    public Task Takes_the_exponential_of_log_probabilities() => Verify.Fixed(
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
                var criterion = BCELoss();
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
                var criterion = BCELoss();
                var output = model.forward(x);
                criterion.forward(torch.exp(output), y).backward();
            }
        }
        """);

    /// <summary>The loss that wants logits would be wrong for the others; TSA1007 then says what is better about it.</summary>
    [Fact]
    public Task Applies_sigmoid_where_the_loss_is_given_probabilities_elsewhere() => Verify.With(new ProgramOptions { IgnoredRules = ["TSA1007"] }).Fixed(
        """
        class Trainer
        {
            private readonly Linear coarse = Linear(20, 5), fine = Linear(20, 5);
            private readonly BCELoss criterion = BCELoss();

            void Train(Tensor x, Tensor y)
            {
                criterion.forward(torch.sigmoid(coarse.forward(x)), y).backward();
                criterion.forward([|fine.forward(x)|], y).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private readonly Linear coarse = Linear(20, 5), fine = Linear(20, 5);
            private readonly BCELoss criterion = BCELoss();

            void Train(Tensor x, Tensor y)
            {
                criterion.forward(torch.sigmoid(coarse.forward(x)), y).backward();
                criterion.forward(torch.sigmoid(fine.forward(x)), y).backward();
            }
        }
        """);
}
