using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>Types of the user's own that are only named like TorchSharp's are never the subject of a rule.</summary>
public sealed class LookAlikeTests
{
    // Every wrong pair of activation and loss, were these the real ones.
    private const string Program = """
        class Model : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            public Model() : base("model") { }

            public override torch.Tensor forward(torch.Tensor x) => torch.sigmoid(x);
        }

        class Training
        {
            void Train(Model model, torch.Tensor x, torch.Tensor y)
            {
                torch.nn.functional.binary_cross_entropy_with_logits(torch.sigmoid(x), y);
                torch.nn.functional.cross_entropy(torch.nn.functional.softmax(x, 1), y);
                torch.nn.functional.cross_entropy(torch.nn.functional.log_softmax(x, 1), y);
                torch.nn.functional.cross_entropy(torch.nn.functional.relu(x), y);
                torch.nn.functional.binary_cross_entropy(torch.nn.functional.log_softmax(x, 1), y);
                torch.nn.functional.binary_cross_entropy(x.sigmoid(), y);
                torch.nn.functional.nll_loss(torch.nn.functional.softmax(x, 1), y);
                torch.nn.BCEWithLogitsLoss().forward(model.forward(x), y);
            }
        }
        """;

    [Fact]
    public Task Types_of_another_namespace_are_strangers() =>
        Test(TestProgramReferences.All).Silent(("Mine.cs", Library("Mine")), ("Program.cs", "using Mine;\n\n" + Program));

    [Fact]
    public Task Types_of_the_same_namespace_in_the_users_project_are_strangers() => Test(TestProgramReferences.WithoutTorchSharp)
        .Silent(("Mine.cs", Library("TorchSharp")), ("Program.cs", "using TorchSharp;\n\n" + Program));

    [Fact]
    public async Task With_the_real_types_every_rule_of_losses_has_something_to_say()
    {
        var program = await TestProgram.CreateAsync([Program], ProgramOptions.Default with { Usings = "global using TorchSharp;" });
        var findings = await program.FindingsAsync(RulesUnderTest.Shipped);
        var expected = Enumerable.Range(1001, 7).Select(number => $"TSA{number}");
        Assert.Superset(expected.ToHashSet(), findings.Select(finding => finding.Id).ToHashSet());
    }

    // All rules run in every test, so it does not matter which of them is the subject.
    private static RuleTest Test(IEnumerable<MetadataReference> references) => new(
        RulesUnderTest.Shipped,
        ShippedRules.DescriptorOf(RulesUnderTest.Shipped.AnalyzerTypes[0]),
        new ProgramOptions { Usings = "", References = [.. references] });

    private static string Library(string name) => $$"""
        namespace {{name}};

        public static class torch
        {
            public static Tensor sigmoid(Tensor x) => x;

            public class Tensor
            {
                public Tensor sigmoid() => this;
            }

            public static class nn
            {
                public static BCEWithLogitsLoss BCEWithLogitsLoss() => new();

                public abstract class Module<TIn, TOut>(string name)
                {
                    public string Name => name;

                    public abstract TOut forward(TIn x);

                    public TOut call(TIn x) => forward(x);
                }

                public static class functional
                {
                    public static Tensor relu(Tensor x) => x;
                    public static Tensor softmax(Tensor x, long dim) => x;
                    public static Tensor log_softmax(Tensor x, long dim) => x;
                    public static Tensor binary_cross_entropy(Tensor x, Tensor y) => x;
                    public static Tensor binary_cross_entropy_with_logits(Tensor x, Tensor y) => x;
                    public static Tensor cross_entropy(Tensor x, Tensor y) => x;
                    public static Tensor nll_loss(Tensor x, Tensor y) => x;
                }
            }
        }

        public class BCEWithLogitsLoss
        {
            public torch.Tensor forward(torch.Tensor x, torch.Tensor y) => x;

            public torch.Tensor call(torch.Tensor x, torch.Tensor y) => x;
        }
        """;
}
