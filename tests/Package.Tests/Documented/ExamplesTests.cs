using TorchSharp.Analyzers.Package.Tests.Installing;

namespace TorchSharp.Analyzers.Package.Tests.Documented;

/// <summary>Who copies an example from a page gets what the page says.</summary>
public class ExamplesTests(DocumentedSolution solution) : IClassFixture<DocumentedSolution>
{
    [Fact]
    public void The_commands_of_the_first_page_lead_to_a_repaired_program()
    {
        solution.Start.Add.Succeeds();
        Assert.Contains("warning TSA1001", solution.Start.Build.Succeeds().Output, StringComparison.Ordinal);
        solution.Start.Format.Succeeds();
        Assert.DoesNotContain("sigmoid", solution.Source("Start", "Tagger.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("TSA1001", solution.Start.NextBuild.Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_the_package_keeps_it_private() =>
        Assert.Contains("<PrivateAssets>all</PrivateAssets>", solution.Source("Start", "Start.csproj"), StringComparison.Ordinal);

    [Fact]
    public void A_packed_library_does_not_hand_it_on()
    {
        Assert.Contains("TorchSharp", solution.LibraryPackage, StringComparison.Ordinal);
        Assert.DoesNotContain("TorchSharp.Analyzers", solution.LibraryPackage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Severity", "TSA1001 warning, TSA1003 warning")]
    [InlineData("Suggestions", "TSA1001 warning, TSA1003 warning")]
    [InlineData("Mode", "TSA1001 warning, TSA1003 warning")]
    [InlineData("BuildProps", "TSA1001 warning, TSA1003 note")]
    [InlineData("Central", "TSA1001 warning, TSA1003 note")]
    public void An_example_configures_what_it_says(string project, string findings) => Assert.Equal(findings, FindingsOf(solution.Configured, project));

    /// <summary>These projects treat warnings as errors, and their build succeeds nevertheless.</summary>
    [Theory]
    [InlineData("NotAsErrors", "TSA1001 warning, TSA1003 note")]
    [InlineData("Lowered", "TSA1001 note, TSA1003 note")]
    [InlineData("Baseline", "TSA1003 note")]
    public void Grown_code_builds_with_what_is_left(string project, string findings)
    {
        solution.Configured.Result.Succeeds();
        Assert.Equal(findings, FindingsOf(solution.Configured, project));
    }

    [Fact]
    public void Without_any_of_it_the_build_fails() => Assert.Contains("error TSA1001", solution.StrictBuild.Fails().Output, StringComparison.Ordinal);

    [Fact]
    public void Everything_can_be_seen_once_without_an_error()
    {
        solution.EverythingOnce.Result.Succeeds();
        Assert.Equal("TSA1001 warning, TSA1003 warning", FindingsOf(solution.EverythingOnce, "Strict"));
    }

    private static string FindingsOf(BuildOutcome build, string project) => string.Join(
        ", ", build.Log(project).Findings.Where(static finding => !finding.IsSuppressed).Select(static finding => $"{finding.Rule} {finding.Level}"));
}
