namespace RuleCatalog.Generated;

/// <summary>A rule as the last release that mentions it left it.</summary>
internal sealed record ShippedRule(string Id, string Category, string Severity);

/// <summary>Reads the release table of what was shipped: later releases override earlier ones.</summary>
internal static class ShippedRules
{
    public static IReadOnlyDictionary<string, ShippedRule> Parse(string table)
    {
        var rules = new SortedDictionary<string, ShippedRule>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in table.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("###", StringComparison.Ordinal))
                section = line.Trim('#', ' ');
            else if (line.StartsWith("TSA", StringComparison.Ordinal))
                Apply(section, line.Split('|', StringSplitOptions.TrimEntries), rules);
        }

        return rules;
    }

    private static void Apply(string section, string[] cells, SortedDictionary<string, ShippedRule> rules)
    {
        if (section == "Removed Rules")
            rules.Remove(cells[0]);
        else
            rules[cells[0]] = new ShippedRule(cells[0], cells[1], cells[2]);
    }
}
