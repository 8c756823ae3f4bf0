using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using VerifyBCE = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1007_SigmoidBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Several findings in several files: one by one or all at once, the program ends up the same.</summary>
public sealed class FixAllTests
{
    [Fact]
    public Task One_source_behind_several_findings() => Verify.Fixed(
        [
            ("Model.cs", Model("Net", "torch.sigmoid(fc.forward(x))")),
            ("Training.cs", """
                class Training
                {
                    public Tensor Loss(Net model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|model.forward(x)|], y);
                }
                """),
            ("Validation.cs", """
                class Validation
                {
                    public Tensor Loss(Net model, Tensor x, Tensor y)
                    {
                        using var guard = torch.no_grad();
                        var output = model.forward(x);
                        Console.WriteLine(output.max().item<float>());
                        return functional.binary_cross_entropy_with_logits([|output|], y);
                    }
                }
                """),
        ],
        [
            ("Model.cs", Model("Net", "fc.forward(x)")),
            ("Training.cs", """
                class Training
                {
                    public Tensor Loss(Net model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);
                }
                """),
            ("Validation.cs", """
                class Validation
                {
                    public Tensor Loss(Net model, Tensor x, Tensor y)
                    {
                        using var guard = torch.no_grad();
                        var output = model.forward(x);
                        Console.WriteLine(torch.sigmoid(output).max().item<float>());
                        return functional.binary_cross_entropy_with_logits(output, y);
                    }
                }
                """),
        ]);

    [Fact]
    public Task Several_sources() => Verify.Fixed(
        [
            ("First.cs", Model("First", "torch.sigmoid(fc.forward(x))")),
            ("Second.cs", Model("Second", "fc.forward(x).sigmoid()")),
            ("Training.cs", """
                class Training
                {
                    public Tensor First(First model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|model.forward(x)|], y);

                    public Tensor Second(Second model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward([|model.forward(x)|], y);
                }
                """),
        ],
        [
            ("First.cs", Model("First", "fc.forward(x)")),
            ("Second.cs", Model("Second", "fc.forward(x)")),
            ("Training.cs", """
                class Training
                {
                    public Tensor First(First model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);

                    public Tensor Second(Second model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);
                }
                """),
        ]);

    [Fact]
    public Task Two_losses_over_the_probabilities_of_one_model() => VerifyBCE.Fixed(
        [
            ("Model.cs", Model("Net", "torch.sigmoid(fc.forward(x))")),
            ("Training.cs", """
                class Training
                {
                    private readonly BCELoss criterion = BCELoss();

                    public Tensor Loss(Net model, Tensor x, Tensor y) => criterion.forward([|model.forward(x)|], y);

                    public Tensor Test(Net model, Tensor x, Tensor y) => functional.binary_cross_entropy([|model.forward(x)|], y);
                }
                """),
        ],
        [
            ("Model.cs", Model("Net", "fc.forward(x)")),
            ("Training.cs", """
                class Training
                {
                    private readonly BCEWithLogitsLoss criterion = BCEWithLogitsLoss();

                    public Tensor Loss(Net model, Tensor x, Tensor y) => criterion.forward(model.forward(x), y);

                    public Tensor Test(Net model, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(model.forward(x), y);
                }
                """),
        ]);

    private static string Model(string name, string result) => $$"""
        class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public {{name}}() : base("{{name}}") => RegisterComponents();

            public override Tensor forward(Tensor x) => {{result}};
        }
        """;
}
