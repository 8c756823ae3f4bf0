using TorchSharp.Analyzers.Testing;
using Xunit;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Fixes;

public sealed class RemoveSigmoidTests
{
    [Fact]
    public Task Removes_it_in_forward_and_mends_a_predict_method_in_another_file() => Verify.Fixed(
        [
            ("Model.cs", """
                class Tagger : Module<Tensor, Tensor>
                {
                    private readonly Linear fc = Linear(20, 5);

                    public Tagger() : base("tagger") => RegisterComponents();

                    // The last layer makes one number a tag.
                    public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x)); // (batch, tags)
                }
                """),
            ("Trainer.cs", """
                class Trainer
                {
                    private readonly Tagger model = new Tagger();

                    void Train(Tensor x, Tensor y)
                    {
                        var criterion = BCEWithLogitsLoss();
                        var output = model.forward(x);
                        var loss = criterion.forward([|output|], y);
                        loss.backward();
                    }

                    public Tensor Predict(Tensor x)
                    {
                        using var guard = torch.no_grad();
                        var probabilities = model.forward(x); // one a tag
                        return probabilities > 0.5;
                    }
                }
                """),
        ],
        [
            ("Model.cs", """
                class Tagger : Module<Tensor, Tensor>
                {
                    private readonly Linear fc = Linear(20, 5);

                    public Tagger() : base("tagger") => RegisterComponents();

                    // The last layer makes one number a tag.
                    public override Tensor forward(Tensor x) => fc.forward(x); // (batch, tags)
                }
                """),
            ("Trainer.cs", """
                class Trainer
                {
                    private readonly Tagger model = new Tagger();

                    void Train(Tensor x, Tensor y)
                    {
                        var criterion = BCEWithLogitsLoss();
                        var output = model.forward(x);
                        var loss = criterion.forward(output, y);
                        loss.backward();
                    }

                    public Tensor Predict(Tensor x)
                    {
                        using var guard = torch.no_grad();
                        var probabilities = torch.sigmoid(model.forward(x)); // one a tag
                        return probabilities > 0.5;
                    }
                }
                """),
        ]);

    [Fact]
    public Task Removes_it_in_the_same_expression() => Verify.Fixed(
        """
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|torch.sigmoid(z)|], y);
        }
        """,
        """
        class Step
        {
            Tensor Loss(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(z, y);
        }
        """);
}
