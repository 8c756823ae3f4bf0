using System.Globalization;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Losses;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>What the light bulb says: what changes, and for whom.</summary>
public sealed class TitleTests
{
    private const string Model = """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        class Trainer
        {
            private readonly Net model = new();

            Tensor Loss(Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);
        }
        """;

    private const string WithOtherUses = Model + """

        class Predictor
        {
            bool Predict(Net model, Tensor x) => model.forward(x).item<float>() > 0.5;
        }
        """;

    [Fact]
    public async Task Says_where_the_activation_goes() =>
        Assert.Equal(["Remove the sigmoid in Net.forward", "Use BCELoss instead (less stable)"], await TitlesAsync(Model));

    [Fact]
    public async Task Says_that_other_uses_are_mended() =>
        Assert.Equal("Remove the sigmoid in Net.forward, and apply it where its result is used", (await TitlesAsync(WithOtherUses)).First());

    [Fact]
    public async Task Says_that_other_projects_stay_as_they_are() =>
        Assert.Equal("Remove the sigmoid in Net.forward (other projects are not changed)", (await TitlesAsync(Model, isReferenced: true)).First());

    [Fact]
    public async Task Speaks_Chinese()
    {
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal(
                ["移除 Net.forward 中的 sigmoid，并在其他使用其结果的地方补上", "改用 BCELoss（数值稳定性较差）"], await TitlesAsync(WithOtherUses));
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    private static async Task<IEnumerable<string>> TitlesAsync(string source, bool isReferenced = false)
    {
        var program = await TestProgram.CreateAsync([source], ProgramOptions.Default);
        var project = isReferenced ? Referenced(program.Project) : program.Project;
        var findings = await ProgramAnalysis.BuildAsync((await project.GetCompilationAsync())!, RulesUnderTest.Shipped);
        var finding = Assert.Single(findings, finding => finding.Id == TSA1001_SigmoidBeforeBCEWithLogits.Rule.Id);
        return (await LightBulb.OfferedAsync(project, finding, RulesUnderTest.Shipped)).Select(action => action.Title);
    }

    private static Project Referenced(Project project)
    {
        var other = project.Solution.AddProject("Other", "Other", LanguageNames.CSharp);
        return other.AddProjectReference(new ProjectReference(project.Id)).Solution.GetProject(project.Id)!;
    }
}
