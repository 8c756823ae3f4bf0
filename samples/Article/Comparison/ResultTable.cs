using Spectre.Console;

namespace Article.Comparison;

/// <summary>What the trainings have come to.</summary>
internal static class ResultTable
{
    private const string Legend = """
        Least loss      how far the program's loss can fall at the very best
        Mean loss       over the batches of the last epoch
        Printed loss    what the program itself prints as the last epoch's loss
        First gradient  length of all gradients together at the first step
        Printed test    what the program prints about its test: a loss, or an accuracy
        Score           accuracy or micro-F1 on rows that the training has not seen
        """;

    public static void Write(IAnsiConsole console, IReadOnlyList<Experiment> experiments)
    {
        console.Write(Draw(experiments));
        console.WriteLine(Legend);
    }

    private static Table Draw(IReadOnlyList<Experiment> experiments)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Result");
        foreach (var header in new[] { "Least\nloss", "Mean\nloss", "Printed\nloss", "First\ngradient", "Printed\ntest", "Score" })
            table.AddColumn(new TableColumn(header).RightAligned());

        foreach (var experiment in experiments)
        {
            table.AddRow($"[bold]{experiment.Title}[/]", "", "", "", "", "", experiment.Measure);
            foreach (var run in experiment.Runs)
                table.AddRow(Row(run, experiment.Color(run)));
        }

        return table;
    }

    private static string[] Row(TrainingRun run, string color) =>
    [
        $"  [{color}]{run.Label}[/]",
        $"{run.LossFloor:F3}",
        $"{run.EpochMeans.LastOrDefault():F3}",
        $"{run.PrintedLosses.LastOrDefault():F3}",
        $"{run.FirstGradientNorm:F3}",
        run.Outcome?.PrintedTest ?? "",
        $"[{color}]{run.Outcome?.Score:F3}[/]",
    ];
}
