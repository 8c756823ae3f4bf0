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

    [Fact]
    public Task Is_not_offered_where_the_loss_has_positive_weights() => OnlyRemovalIsOffered("BCEWithLogitsLoss(pos_weights: torch.ones(5))");

    [Fact]
    public Task Is_not_offered_for_a_loss_of_another_kind() => OnlyRemovalIsOffered("MultiLabelSoftMarginLoss()");

    private static async Task OnlyRemovalIsOffered(string loss)
    {
        var program = await TestProgram.CreateAsync(
            [$$"""class Trainer { Tensor Loss(Tensor z, Tensor y) => {{loss}}.forward(torch.sigmoid(z), y); }"""], ProgramOptions.Default);
        var finding = Assert.Single(await ProgramAnalysis.BuildAsync(program.Compilation, RulesUnderTest.Shipped));
        var offered = await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped);
        Assert.Equal(["Remove the sigmoid in Trainer.Loss"], offered.Select(action => action.Title));
    }
}
