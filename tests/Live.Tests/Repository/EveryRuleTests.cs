using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>
/// Our own training code has nothing to report with every rule a warning. In each project stands a file of mistakes, too: a configuration that is not
/// applied would leave some rules suggestions, and be seen.
/// </summary>
public sealed class EveryRuleTests
{
    // Warnings are errors in this repository, and suggestions are not.
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Error;

    /// <summary>The library loads weights, and a program that does says nothing of norms whose weights nobody sets.</summary>
    private const string LoadingSilences = "TSA6003";

    /// <summary>The library reads gradients, clears them in a lambda, and has optimizers of its own: in such a program nobody can tell by names what clears or steps. It looks into the members
    /// of objects as well, so they may be seen unseen.</summary>
    private static readonly string[] OwnWaysSilence = ["TSA2001", "TSA2002", "TSA2018", "TSA3001", "TSA3002"];

    private const string Library = "reference/TorchSharp.Reference.csproj";

    [Fact]
    public Task The_reference_library_is_clean() => CheckAsync(Library, EveryRule.Configure, [LoadingSilences, .. OwnWaysSilence]);

    // These bring the configuration themselves: samples/AllRules.props.
    [Theory]
    [InlineData("samples/Common/Common.csproj")]
    [InlineData("samples/Mnist/Mnist.csproj")]
    [InlineData("samples/MultiLabel/MultiLabel.csproj")]
    public Task A_sample_of_right_code_is_clean(string project) => CheckAsync(project, configured => configured);

    [Fact]
    public async Task A_configuration_that_is_not_applied_is_seen()
    {
        using var library = await OpenAsync(Library, plain => plain);

        Assert.Contains(await MistakesAsync(library.OpenAll()), mistake => mistake.Severity != Warning);
    }

    private static async Task CheckAsync(string path, Func<ProjectInfo, ProjectInfo> configure, params string[] silenced)
    {
        using var project = await OpenAsync(path, configure);
        var documents = project.OpenAll();

        var mistakes = await MistakesAsync(documents);
        Assert.NotEmpty(EveryRule.Ids);
        Assert.Equal(EveryRule.Ids.Except(silenced), mistakes.Select(mistake => mistake.Id));
        Assert.All(mistakes, mistake => Assert.Equal(Warning, mistake.Severity));

        var ours = documents.Where(document => !IsMistaken(document)).ToList();
        Assert.NotEmpty(ours);
        foreach (var document in ours)
            Assert.Empty(await document.SquigglesAsync());
    }

    private static Task<RepositoryProject> OpenAsync(string path, Func<ProjectInfo, ProjectInfo> configure) =>
        RepositoryProject.OpenAsync(path, project => EveryMistake.AddTo(configure(project)));

    private static Task<IReadOnlyList<Squiggle>> MistakesAsync(IReadOnlyList<OpenDocument> documents) =>
        documents.Single(IsMistaken).SquigglesAsync();

    private static bool IsMistaken(OpenDocument document) => Path.GetFileName(document.Path) == EveryMistake.FileName;
}
