using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>What this repository says about its own programs is what an editor shows in them.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Samples { get; } =
        [.. Directory.GetFiles(Path.Combine(BuildOutputs.RepositoryRoot, "samples"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(BuildOutputs.RepositoryRoot, path)).Order(StringComparer.Ordinal)];

    // Only the article's programs are wrong on purpose; the other samples are right.
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_shows_what_its_markers_announce_and_nothing_else(string project)
    {
        using var sample = await RepositoryProject.OpenAsync(project);
        var announced = new List<string>();
        var shown = new List<string>();
        foreach (var document in sample.OpenAll())
        {
            announced.AddRange(ExpectMarkers.In(await document.TextAsync()).Select(marker => $"{document.Path}({marker.Line}): {marker.Id}"));
            shown.AddRange((await document.SquigglesAsync()).Select(squiggle => $"{document.Path}({squiggle.Line}): {squiggle.Id}"));
        }

        Assert.Equal(Path.GetFileName(project) == "Article.csproj", announced.Count > 0);
        Assert.Equal(announced.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }
}
