using TorchSharp.Analyzers.Package.Tests.Packing;

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>What a user sees who installs the package: warnings in the build, repairs by 'dotnet format', a clean build after it.</summary>
[Collection<InstalledSolutionTests>]
public class InstallationTests(InstalledSolution solution, PackedPackage package)
{
    [Fact]
    public void The_build_warns_where_the_two_halves_meet()
    {
        var finding = Assert.Single(solution.FirstBuild.Log("Tagging").Findings, finding => finding.Level == "warning");
        Assert.Equal(("TSA1001", "Trainer.cs", 14), (finding.Rule, finding.File, finding.Line));
        Assert.Contains($"Trainer.cs(14,", solution.FirstBuild.Result.Succeeds().Output, StringComparison.Ordinal);
        Assert.Contains("warning TSA1001", solution.FirstBuild.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suggestion_is_in_the_log_and_not_among_the_warnings()
    {
        var finding = Assert.Single(solution.FirstBuild.Log("Tagging").Findings, finding => finding.Level == "note");
        Assert.Equal(("TSA1003", "Trainer.cs", 16), (finding.Rule, finding.File, finding.Line));
        Assert.DoesNotContain("Tagging.csproj", LinesWith("TSA1003"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_the_other_file() => Assert.All(
        solution.FirstBuild.Log("Tagging").Findings,
        finding => Assert.Matches(@"(Tagger|Topics)\.cs:\d+", finding.Message));

    [Fact]
    public void The_log_is_SARIF_2_1_with_a_help_page_for_each_rule()
    {
        var log = solution.FirstBuild.Log("Tagging");
        Assert.Equal("2.1.0", log.Root.GetProperty("version").GetString());
        Assert.NotEmpty(log.Findings);
        Assert.All(log.Findings, finding =>
        {
            var rule = log.RuleOf(finding);
            Assert.Equal(finding.Rule, rule.GetProperty("id").GetString());
            Assert.Equal($"{package.PagesAddress}docs/rules/{finding.Rule}.md", rule.GetProperty("helpUri").GetString());
            Assert.True(finding.RelatedLocations > 0);
        });
    }

    [Fact]
    public void Mode_All_makes_every_finding_a_warning() => Assert.Equal(
        [("TSA1001", "warning"), ("TSA1003", "warning")],
        solution.FirstBuild.Log("All").Findings.Select(finding => (finding.Rule, finding.Level)));

    [Fact]
    public void Mode_None_finds_nothing() => Assert.Empty(solution.FirstBuild.Log("None").Findings);

    [Fact]
    public void An_unknown_mode_stops_the_build_and_says_which_there_are() => Assert.Contains(
        "error TSAMODE: TorchSharpAnalysisMode is 'Off'; it can be Default, All or None.",
        solution.UnknownMode.Fails().Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_project_without_TorchSharp_is_left_alone() => Assert.Empty(solution.FirstBuild.Log("Plain").Findings);

    [Fact]
    public void Format_repairs_the_model_and_its_other_user()
    {
        solution.Format.Result.Succeeds();
        Assert.Contains("return _tags.forward(hidden);", solution.Format.Files["Tagger.cs"], StringComparison.Ordinal);
        Assert.Contains("sigmoid(tagger.forward(x))", solution.Format.Files["Predictor.cs"], StringComparison.Ordinal);
        Assert.Contains("functional.log_softmax(", solution.Format.Files["Topics.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_repairs_suggestions_when_it_is_asked_to()
    {
        solution.FormatWithSuggestions.Result.Succeeds();
        Assert.Contains("forward(Tensor x) => _topics.forward(x);", solution.FormatWithSuggestions.Files["Topics.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_build_is_clean()
    {
        Assert.Contains("0 Warning(s)", solution.LastBuild.Result.Succeeds().Output, StringComparison.Ordinal);
        Assert.Empty(solution.LastBuild.Log("Tagging").Findings);
    }

    private string LinesWith(string rule) =>
        string.Join('\n', solution.FirstBuild.Result.Output.Split('\n').Where(line => line.Contains(rule, StringComparison.Ordinal)));
}
