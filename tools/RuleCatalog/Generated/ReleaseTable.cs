using System.Text;

namespace RuleCatalog.Generated;

/// <summary>What the next release adds to, changes in and removes from the rules that were shipped.</summary>
internal static class ReleaseTable
{
    private const string ShippedPath = "analyzers/AnalyzerReleases.Shipped.md";
    private const string UnshippedPath = "analyzers/AnalyzerReleases.Unshipped.md";
    private const string Head = """
        ; Unshipped analyzer release
        ; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md

        """;

    public static GeneratedFile Unshipped(Catalog catalog, Repository repository)
    {
        var shipped = ShippedRules.Parse(repository.Read(ShippedPath) ?? "");
        var table = new StringBuilder(Head.ReplaceLineEndings("\n"));
        AppendNew(table, catalog.Rules.Where(rule => !shipped.ContainsKey(rule.Id)));
        AppendChanged(table, catalog.Rules.Where(rule => shipped.TryGetValue(rule.Id, out var old) && old != Of(rule)), shipped);
        AppendRemoved(table, shipped.Values.Where(old => catalog.Rules.All(rule => rule.Id != old.Id)));
        return new GeneratedFile(UnshippedPath, table.ToString());
    }

    private static ShippedRule Of(Rule rule) => new(rule.Id, rule.Category, rule.Severity);

    private static void AppendNew(StringBuilder table, IEnumerable<Rule> rules) =>
        Append(table, "New Rules", ["Rule ID", "Category", "Severity", "Notes"], rules.Select(rule => (string[])
            [rule.Id, rule.Category, rule.Severity, rule.Analyzer.Name]));

    private static void AppendChanged(StringBuilder table, IEnumerable<Rule> rules, IReadOnlyDictionary<string, ShippedRule> shipped) =>
        Append(
            table,
            "Changed Rules",
            ["Rule ID", "New Category", "New Severity", "Old Category", "Old Severity", "Notes"],
            rules.Select(rule => (string[])
                [rule.Id, rule.Category, rule.Severity, shipped[rule.Id].Category, shipped[rule.Id].Severity, rule.Analyzer.Name]));

    private static void AppendRemoved(StringBuilder table, IEnumerable<ShippedRule> rules) =>
        Append(table, "Removed Rules", ["Rule ID", "Category", "Severity", "Notes"], rules.Select(rule => (string[])
            [rule.Id, rule.Category, rule.Severity, ""]));

    private static void Append(StringBuilder table, string heading, string[] columns, IEnumerable<string[]> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
            return;
        table.Append($"\n### {heading}\n\n");
        AppendRow(table, columns, " | ");
        AppendRow(table, columns.Select(column => new string('-', column.Length)), "-|-");
        foreach (var line in lines)
            AppendRow(table, line, " | ");
    }

    private static void AppendRow(StringBuilder table, IEnumerable<string> cells, string separator) =>
        table.Append(string.Join(separator, cells).TrimEnd()).Append('\n');
}
