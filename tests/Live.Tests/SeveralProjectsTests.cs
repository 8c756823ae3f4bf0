using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Live.Tests.Demo;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests;

/// <summary>An editor holds the source of all projects, a build of one at a time; what is said about each must not depend on that.</summary>
public sealed partial class SeveralProjectsTests(SeveralProjects projects) : IClassFixture<SeveralProjects>
{
    private static readonly string[] Files = ["Tagger.cs", "Gate.cs", "GateTraining.cs", "TaggerTraining.cs", "Switch.cs", "SwitchTraining.cs"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_of_another_project_is_not_looked_into_though_its_source_is_there()
    {
        using var editor = projects.OpenEditor();
        var project = editor.Solution.Projects.Single(project => project.Name == "Training");
        var models = Assert.Single((await project.GetCompilationAsync(Cancellation))!.References.OfType<CompilationReference>());
        Assert.Contains("torch.sigmoid", models.Compilation.GetTypeByMetadataName("Models.Tagger")!.DeclaringSyntaxReferences.Single().SyntaxTree.ToString(), StringComparison.Ordinal);

        Assert.Empty(await editor.Open("TaggerTraining.cs").SquigglesAsync());
    }

    [Fact]
    public async Task No_rule_stumbles_over_a_project_that_refers_to_another()
    {
        using var editor = projects.OpenEditor();
        foreach (var project in editor.Solution.Projects)
        {
            var thrown = new ConcurrentQueue<Exception>();
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown.Enqueue(exception), true, false);
            var rules = project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp));
            var analysis = (await project.GetCompilationAsync(Cancellation))!.WithAnalyzers([.. rules], options);

            Assert.Single(await analysis.GetAnalyzerDiagnosticsAsync(Cancellation));
            Assert.Empty(thrown);
        }
    }

    [Fact]
    public async Task The_build_says_what_the_editor_shows()
    {
        using var editor = projects.OpenEditor();
        var shown = new List<string>();
        foreach (var file in Files)
            shown.AddRange((await editor.Open(file).SquigglesAsync()).Select(squiggle => $"{file}({squiggle.Line}) {squiggle.Id}"));
        var built = await projects.OnDisk.BuildAsync();

        Assert.Equal(["GateTraining.cs(6) TSA1001", "SwitchTraining.cs(5) TSA1001"], shown);
        Assert.Equal(shown, Warning().Matches(built).Select(match => $"{match.Groups["file"]}({match.Groups["line"]}) {match.Groups["id"]}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fixing_the_solution_mends_what_each_project_shows_and_nothing_else()
    {
        using var editor = projects.OpenEditor();
        var here = editor.Open("SwitchTraining.cs");
        var there = editor.Open("GateTraining.cs");
        var squiggle = Assert.Single(await here.SquigglesAsync());
        Assert.Single(await there.SquigglesAsync());

        editor.Apply(await (await here.LightBulbAsync(squiggle))[0].ApplyToAllAsync(FixAllScope.Solution));

        Assert.Empty(await here.SquigglesAsync());
        Assert.Empty(await there.SquigglesAsync());
        Assert.Contains("forward(Tensor x) => fc.forward(x);", await editor.Open("Switch.cs").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("forward(Tensor x) => fc.forward(x);", await editor.Open("Gate.cs").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("forward(Tensor x) => torch.sigmoid(fc.forward(x));", await editor.Open("Tagger.cs").TextAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),\d+\): warning (?<id>(TSA|AD)\d+):")]
    private static partial Regex Warning();
}
