using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>The programs of a rule's page, in their order: wrong, right, and one in which the rule is switched off on purpose.</summary>
internal sealed partial record RulePage(string Rule, IReadOnlyList<SourceFile> Wrong, IReadOnlyList<SourceFile> Right, string Suppressed)
{
    private static string Root => Path.Combine(BuildFacts.RepositoryRoot, "docs");

    /// <summary>From the folder of the documents on, in both languages.</summary>
    public static IEnumerable<string> All { get; } =
        [.. new[] { "rules", Path.Combine("zh-Hans", "rules") }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "TSA*.md"))
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    public static RulePage Read(string page)
    {
        var programs = Program().Matches(File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n")).Select(match => match.Groups["text"].Value).ToList();
        return programs is [var wrong, var right, var suppressed]
            ? new(Path.GetFileNameWithoutExtension(page), Files(wrong), Files(right), suppressed)
            : throw new InvalidOperationException($"{page} has {programs.Count} programs.");
    }

    /// <summary>The lines that the program itself says are reported.</summary>
    public static IEnumerable<string> Announced(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Text.Split('\n').Index().SelectMany(line =>
            Mark().Matches(line.Item).Select(match => $"{match.Groups["rule"]} at {file.Name}:{line.Index + 1}")));

    /// <summary>A file without what it says of its findings. How a fix spells a function follows from the usings, which pages leave out.</summary>
    public static string CodeOf(string text) => Mark().Replace(text, "").Replace("torch.", "", StringComparison.Ordinal).Trim();

    private static List<SourceFile> Files(string program)
    {
        var parts = FileName().Split(program);
        return [.. parts.Skip(1).Chunk(2).Select(file => new SourceFile(file[0], file[1]))];
    }

    [GeneratedRegex("^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^// (\w+\.cs)$", RegexOptions.Multiline)]
    private static partial Regex FileName();

    [GeneratedRegex(@" *// (?<rule>TSA\d{4})\b.*$", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
