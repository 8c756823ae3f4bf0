using System.Reflection;
using RuleCatalog.Generated;

namespace RuleCatalog.Scaffolding;

/// <summary>The files a new rule begins with.</summary>
internal static class Scaffold
{
    public static IEnumerable<GeneratedFile> Of(RuleName rule)
    {
        yield return new($"analyzers/{rule.Family}/{rule}.cs", Fill("Analyzer.txt", rule));
        yield return new($"tests/Analyzers.Tests/{rule.Family}/{rule}Tests.cs", Fill("Tests.txt", rule));
        yield return new(Language.English.PageOf(rule.Id), Fill("PageInEnglish.txt", rule));
        yield return new(Language.Chinese.PageOf(rule.Id), Fill("PageInChinese.txt", rule));
    }

    /// <summary>Why this rule cannot be made: an ID belongs to one rule for ever.</summary>
    public static string? Obstacle(RuleName rule, Repository repository) =>
        repository.Files("analyzers", $"{rule.Id}_*.cs").FirstOrDefault() is { } taken ? $"{rule.Id} is taken by {taken}." : null;

    private static string Fill(string template, RuleName rule)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(template)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{{Id}}", rule.Id, StringComparison.Ordinal)
            .Replace("{{Name}}", rule.Name, StringComparison.Ordinal)
            .Replace("{{Words}}", rule.Words, StringComparison.Ordinal)
            .Replace("{{Family}}", rule.Family, StringComparison.Ordinal);
    }
}
