using System.Text;

namespace RuleCatalog.Generated;

/// <summary>Rules as a Markdown table in one language.</summary>
internal static class RuleTable
{
    /// <summary>A heading and a table for each family.</summary>
    /// <param name="from">The page that will hold the tables: links are relative to it.</param>
    public static string OfFamilies(IEnumerable<Rule> rules, Language language, string from, string heading) => string.Join(
        '\n',
        rules.GroupBy(rule => rule.Category).Select(family => $"{heading} {language.FamilyNames[family.Key]}\n\n{Of(family, language, from)}"));

    private static string Of(IEnumerable<Rule> rules, Language language, string from)
    {
        var table = new StringBuilder();
        AppendRow(table, language.TableHeadings);
        AppendRow(table, language.TableHeadings.Select(_ => "---"));
        foreach (var rule in rules)
            AppendRow(table, Cells(rule, language, from));
        return table.ToString();
    }

    private static IEnumerable<string> Cells(Rule rule, Language language, string from) =>
    [
        $"[{rule.Id}]({Link(from, language.PageOf(rule.Id))})",
        language.Severities[rule.Severity],
        rule.Fixes.Count > 0 ? language.HasFix : "",
        rule.Title(language).Replace("|", "\\|", StringComparison.Ordinal),
    ];

    private static void AppendRow(StringBuilder table, IEnumerable<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Link(string from, string to) =>
        Path.GetRelativePath("/" + Path.GetDirectoryName(from), "/" + to).Replace('\\', '/');
}
