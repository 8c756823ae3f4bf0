using System.Globalization;
using Spectre.Console;

namespace Samples.Common.Running;

/// <summary>What a run has come to, on the console.</summary>
internal static class SummaryTable
{
    public static void Write(IAnsiConsole console, RunResult result)
    {
        var table = NewTable($"{result.Data}, seed {result.Seed}, {result.Epochs} epochs");
        WriteMetrics(table, result.Test);
        table.AddRow("training time", Number($"{result.Seconds:F1} s"));
        table.AddRow("examples per second", Number($"{result.SamplesPerSecond:N0}"));
        console.Write(table);
    }

    /// <summary>A test alone.</summary>
    public static void Write(IAnsiConsole console, string title, IReadOnlyDictionary<string, double> test)
    {
        var table = NewTable(title);
        WriteMetrics(table, test);
        console.Write(table);
    }

    private static Table NewTable(string title) =>
        new Table().Border(TableBorder.Rounded).AddColumn(Markup.Escape(title)).AddColumn(new TableColumn("test").RightAligned().NoWrap());

    private static void WriteMetrics(Table table, IReadOnlyDictionary<string, double> test)
    {
        foreach (var (name, value) in test)
            table.AddRow(name.Replace('_', ' '), Number($"{value:F4}"));
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
