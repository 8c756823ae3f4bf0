using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Tests.Torch;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>Only Torch/ knows the library by its names: the engine knows none, and what rules know of it they ask for.</summary>
public sealed partial class LibraryWordsTests
{
    private static readonly HashSet<string> Words = new(
    [
        .. TableEntries.AllFunctions, .. TableEntries.AllFunctions.Select(Last), .. TableEntries.AllModules,
        .. ModuleMoves.All.Select(Last), .. ModuleLists.Changing, .. Hooks.Registrations, .. Registrations.All,
        Applications.Forward, Applications.Call, TorchNames.Assembly,
        .. Containers.All.Select(container => Last(container.Prefix)),
    ],
    StringComparer.Ordinal);

    /// <summary>What is a name of the library wherever it stands, in a comment, too: <c>cross_entropy</c>, <c>CrossEntropyLoss</c>, and not <c>to</c>.</summary>
    private static readonly HashSet<string> Unmistakable = [.. Words.Where(static word => word.TrimEnd('_').Contains('_') || word.Count(char.IsUpper) > 1)];

    public static TheoryData<string> Engine => [.. FilesIn("analyzers/Flow")];

    public static TheoryData<string> Rules => [.. FilesIn("analyzers/Rules"), .. FilesIn("analyzers/Losses"), .. FilesIn("analyzers/Library")];

    [Theory]
    [MemberData(nameof(Engine))]
    public void The_engine_has_no_name_of_the_library(string file) =>
        Assert.Empty(LiteralsIn(file).Concat(Word().Matches(TextOf(file)).Select(word => word.Value).Where(Unmistakable.Contains).Except([TorchNames.Assembly])));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_know_no_name_by_its_text(string file) => Assert.Empty(LiteralsIn(file));

    private static string Last(string spelling) => spelling[(spelling.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuildFacts.RepositoryRoot, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The texts in a file that are a name of the library.</summary>
    private static IEnumerable<string> LiteralsIn(string file) =>
        CSharpSyntaxTree.ParseText(TextOf(file)).GetRoot().DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(static token => token.ValueText).Where(Words.Contains).Except([MemberText.Indexer]);

    private static string TextOf(string file) => File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, file));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
