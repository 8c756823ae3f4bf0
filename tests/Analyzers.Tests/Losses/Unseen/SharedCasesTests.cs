using TorchSharp.Analyzers.Testing;
using TorchSharp.Analyzers.Tests.Catalogue;

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Right programs that were reported once, kept beside the repository: each is the smallest form of a kind.</summary>
public sealed class SharedCasesTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(BuildFacts.RepositoryRoot, "..", "shared", "cases", "silent"));

    /// <summary>A file as it is: it names what it uses.</summary>
    private static readonly ProgramOptions AsItIs = ProgramOptions.Default with { Usings = "" };

    [Fact]
    public async Task Nothing_is_reported_in_any()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The cases are not at {Folder}.");
        var files = Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Findings.SkipBefore("14");
        foreach (var file in files)
            await Findings.None(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), AsItIs);
    }
}
