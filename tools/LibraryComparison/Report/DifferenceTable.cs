using System.Globalization;
using Spectre.Console;

namespace LibraryComparison.Report;

/// <summary>What was found, as a table; then what is new and what is gone.</summary>
internal static class DifferenceTable
{
    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        var table = new Table().AddColumns("Check", "Member", "Found", "Verdict");
        foreach (var found in comparison.Findings.Differences)
            table.AddRow(Cells(found.Check, found.Member, found.Found, comparison.Known.VerdictOf(found)));
        console.Write(table);

        var counts = new Table().AddColumns("Check", "Members compared");
        foreach (var (check, compared) in comparison.Findings.Counts)
            counts.AddRow(Cells(check, compared.ToString(CultureInfo.InvariantCulture)));
        console.Write(counts);

        foreach (var found in comparison.New)
            console.MarkupLineInterpolated($"[red]new[/] {found.Check}: {found.Member}: {found.Found}");
        foreach (var known in comparison.Gone)
            console.MarkupLineInterpolated($"[yellow]no longer there[/] {known.Check}: {known.Member} ({known.Verdict})");
        console.WriteLine($"{comparison.Findings.Differences.Count} differences, {comparison.New.Count} new, {comparison.Gone.Count} no longer there.");
    }

    private static string[] Cells(params string[] texts) => [.. texts.Select(Markup.Escape)];
}
