using System.Globalization;
using Samples.Common.Running;
using Spectre.Console;

namespace Samples.Results;

/// <summary>Means and deviations over the seeds, against the bars.</summary>
internal static class ResultsTable
{
    /// <returns>Whether every bar is met.</returns>
    public static bool Write(IAnsiConsole console, IReadOnlyList<(Trial Trial, IReadOnlyList<RunResult> Results)> trials)
    {
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var header in new[] { "trial", "seeds", "epochs", "metric", "mean", "deviation", "bar", "met", "seconds" })
            table.AddColumn(header);

        var allMet = true;
        foreach (var (trial, results) in trials)
        {
            foreach (var bar in trial.Bars)
                allMet &= AddRow(table, trial, results, bar);
        }

        // Wider than a terminal, a table would be wrapped: this one is also for files.
        console.Profile.Width = Math.Max(console.Profile.Width, 140);
        console.Write(table);
        return allMet;
    }

    private static bool AddRow(Table table, Trial trial, IReadOnlyList<RunResult> results, Bar bar)
    {
        var values = results.Select(result => result.Test[bar.Metric]).ToArray();
        var mean = values.Average();
        var met = bar.IsMet(mean);
        table.AddRow(
            trial.Name,
            results.Count == 1 ? "1" : $"1 to {results.Count}",
            $"{results[0].Epochs}",
            bar.Metric,
            Number(mean, "F4"),
            values.Length > 1 ? Number(Deviation(values, mean), "F4") : "",
            bar.ToString(),
            met ? "yes" : "no",
            Number(results.Average(result => result.Seconds), "F0"));
        return met;
    }

    private static double Deviation(double[] values, double mean) => Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1));

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
