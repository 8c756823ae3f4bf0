using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>The second choice: the loss that takes what there is.</summary>
public sealed class UseBCELossTests
{
    [Fact]
    public Task Uses_the_loss_that_takes_probabilities() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss(reduction: Reduction.Sum);
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

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            void Train(Net model, Tensor x, Tensor y)
            {
                var criterion = BCELoss(reduction: Reduction.Sum);
                var output = model.forward(x);
                criterion.forward({|TSA1007:output|}, y).backward();
            }
        }
        """,
        "Use BCELoss instead (less stable)");

    [Fact]
    public Task Uses_the_function_that_takes_probabilities() => Verify.Fixed(
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var loss = functional.binary_cross_entropy_with_logits([|torch.sigmoid(z)|], y, null, Reduction.Sum);
                return loss.item<float>();
            }
        }
        """,
        """
        class Step
        {
            float Loss(Tensor z, Tensor y)
            {
                var loss = functional.binary_cross_entropy({|TSA1007:torch.sigmoid(z)|}, y, null, Reduction.Sum);
                return loss.item<float>();
            }
        }
        """,
        "Use binary_cross_entropy instead (less stable)");
}
