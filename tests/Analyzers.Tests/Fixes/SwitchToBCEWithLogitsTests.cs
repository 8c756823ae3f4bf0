using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Sigmoid and BCELoss become one stable function.</summary>
public sealed class SwitchToBCEWithLogitsTests
{
    [Fact]
    public Task Switches_the_loss_with_its_declared_type_and_mends_the_other_consumers() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();
            private readonly BCELoss criterion = BCELoss(torch.ones(5), Reduction.Sum);

            public Tensor Loss(Tensor x, Tensor y) => criterion.forward([|model.forward(x)|], y);

            public Tensor Predict(Tensor x) => model.forward(x) > 0.5;
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
            private readonly BCEWithLogitsLoss criterion = BCEWithLogitsLoss(torch.ones(5), Reduction.Sum);

            public Tensor Loss(Tensor x, Tensor y) => criterion.forward(model.forward(x), y);

            public Tensor Predict(Tensor x) => torch.sigmoid(model.forward(x)) > 0.5;
        }
        """);

    [Fact]
    public Task Switches_a_loss_made_by_its_constructor() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();
            private readonly Loss<Tensor, Tensor, Tensor> criterion = new BCELoss(reduction: Reduction.Sum);

            public Tensor Loss(Tensor x, Tensor y) => criterion.forward([|model.forward(x)|], y);

            public Tensor Predict(Tensor x) => model.forward(x) > 0.5;
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
            private readonly Loss<Tensor, Tensor, Tensor> criterion = new BCEWithLogitsLoss(reduction: Reduction.Sum);

            public Tensor Loss(Tensor x, Tensor y) => criterion.forward(model.forward(x), y);

            public Tensor Predict(Tensor x) => torch.sigmoid(model.forward(x)) > 0.5;
        }
        """);

    [Fact]
    public Task Switches_a_loss_that_a_factory_method_makes() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private static BCELoss MakeLoss() => BCELoss();

            public Tensor Loss(Net model, Tensor x, Tensor y)
            {
                var loss = MakeLoss();
                return loss.forward([|model.forward(x)|], y);
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
            private static BCEWithLogitsLoss MakeLoss() => BCEWithLogitsLoss();

            public Tensor Loss(Net model, Tensor x, Tensor y)
            {
                var loss = MakeLoss();
                return loss.forward(model.forward(x), y);
            }
        }
        """);

    [Fact]
    public Task Offers_nothing_where_the_loss_is_given_something_else_as_well() => Verify.Unfixable("""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly BCELoss criterion = BCELoss();

            public Tensor Loss(Net model, Tensor x, Tensor y) => criterion.forward([|model.forward(x)|], y);

            public Tensor Other(Tensor probabilities, Tensor y) => criterion.forward(probabilities, y);
        }
        """);
}
