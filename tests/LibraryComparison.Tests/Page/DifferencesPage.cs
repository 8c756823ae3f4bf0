using System.Reflection;
using System.Text.RegularExpressions;

namespace LibraryComparison.Tests.Page;

/// <summary>docs/torchsharp-differences.md, or its twin: programs, and what each prints.</summary>
internal sealed partial class DifferencesPage(string path)
{
    public static readonly DifferencesPage English = new("docs/torchsharp-differences.md");

    public static readonly DifferencesPage Chinese = new("docs/zh-Hans/torchsharp-differences.md");

    public string Text { get; } = File.ReadAllText(FullPath(path));

    /// <summary>The lines that the page says stand before each program.</summary>
    public string Beginning => Blocks().Single(block => !block.Groups["output"].Success).Groups["code"].Value;

    /// <summary>The programs, by the anchor of the heading that they stand under.</summary>
    public IReadOnlyList<(string Anchor, string Code, string Output)> Programs =>
    [
        .. Blocks()
            .Where(block => block.Groups["output"].Success)
            .Select(block => (AnchorBefore(block.Index), block.Groups["code"].Value, block.Groups["output"].Value)),
    ];

    public IReadOnlyList<string> Anchors => [.. Anchor().Matches(Text).Select(match => match.Groups["name"].Value)];

    /// <summary>Where the page's links lead: to its own anchors, or to files.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(Text).Select(match => match.Groups["to"].Value)];

    public bool HasFile(string link) => Path.Exists(Path.Combine(Path.GetDirectoryName(FullPath(path))!, link.Split('#')[0]));

    private static string FullPath(string path) => Path.Combine(
        typeof(DifferencesPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, path);

    private MatchCollection Blocks() => Block().Matches(Text);

    private string AnchorBefore(int index) => Anchor().Matches(Text).Last(match => match.Index < index).Groups["name"].Value;

    [GeneratedRegex("```csharp\n(?<code>.*?)```\n(\n```text\n(?<output>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<a id=\"(?<name>[^\"]+)\"></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\]\((?!https?:)(?<to>[^)]+)\)")]
    private static partial Regex Link();
}
