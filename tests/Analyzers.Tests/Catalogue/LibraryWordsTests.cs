using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Tests.Torch;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchLibrary = TorchSharp.Analyzers.Tests.Torch.TorchLibrary;

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

    /// <summary>What fixes may not spell out, either: a public member or module class, a parameter they look for. <c>Dispose</c> is no word of the library.</summary>
    private static readonly HashSet<string> Members = new(
    [
        .. Words, .. NumberFreeMembers.All, ParameterNames.Dimension, ParameterNames.ElementType, ParameterNames.Input, ParameterNames.Target,
        .. Containers.All.Where(static container => container.MetadataName != TorchNames.VisionOps)
            .SelectMany(static container => TorchLibrary.Type(container.MetadataName).GetMembers()).Where(TorchLibrary.IsPublic).Select(static member => member.Name),
        .. TorchLibrary.ModuleClass("Linear").ContainingNamespace.GetTypeMembers().Select(static type => type.Name),
    ],
    StringComparer.Ordinal);

    /// <summary>What C# itself calls without a name in the text, or names of the runtime.</summary>
    private static readonly string[] OfTheLanguage = [nameof(IDisposable.Dispose), nameof(IEnumerator<>.Current), nameof(IEnumerable<>.GetEnumerator), nameof(ICollection<>.Add), MemberText.Indexer];

    public static TheoryData<string> Engine => [.. FilesIn("analyzers/Flow")];

    public static TheoryData<string> Rules =>
        [.. new[] { "Rules", "Losses", "Tensors", "Training", "Library", "Modules" }.SelectMany(static room => FilesIn($"analyzers/{room}"))];

    [Theory]
    [MemberData(nameof(Engine))]
    public void The_engine_has_no_name_of_the_library(string file) =>
        Assert.Empty(LiteralsIn(file).Concat(Word().Matches(TextOf(file)).Select(word => word.Value).Where(Unmistakable.Contains).Except([TorchNames.Assembly])));

    public static TheoryData<string> Fixes => [.. FilesIn("codefixes")];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_know_no_name_by_its_text(string file) => Assert.Empty(LiteralsIn(file));

    [Theory]
    [MemberData(nameof(Fixes))]
    public void Fixes_know_no_name_by_its_text(string file) =>
        Assert.Empty(TextsIn(file).Where(static text => Members.Contains(text) || PathOfLibrary().IsMatch(text) || Word().Matches(text).Any(static word => Unmistakable.Contains(word.Value)))
            .Except(OfTheLanguage));

    [Fact]
    public void What_fixes_may_not_spell_is_known() =>
        Assert.Superset(new HashSet<string> { "argmax", "shape", "log_softmax", "Identity", "BCELoss", "cross_entropy", "dtype" }, Members);

    private static string Last(string spelling) => spelling[(spelling.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuildFacts.RepositoryRoot, file).Replace('\\', '/'))
            .Where(static file => !file.Contains("/obj/") && !file.Contains("/bin/")).Order(StringComparer.Ordinal);

    /// <summary>The texts in a file that are a name of the library.</summary>
    private static IEnumerable<string> LiteralsIn(string file) => TextsIn(file).Where(Words.Contains).Except([MemberText.Indexer]);

    /// <summary>The texts of a file, and those between what others are made of: <c>$"torch.{name}"</c>.</summary>
    private static IEnumerable<string> TextsIn(string file) =>
        CSharpSyntaxTree.ParseText(TextOf(file)).GetRoot().DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(static token => token.ValueText);

    private static string TextOf(string file) => File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, file));

    [GeneratedRegex(@"\btorch\.|\bTorchSharp\b")]
    private static partial Regex PathOfLibrary();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
