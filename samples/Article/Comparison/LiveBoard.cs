using Spectre.Console;
using Spectre.Console.Rendering;

namespace Article.Comparison;

/// <summary>The programs in training on a terminal: a line for each, ten times a second.</summary>
internal static class LiveBoard
{
    private const int BarWidth = 14;
    private const int CurveWidth = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows <paramref name="experiments"/> until <paramref name="training"/> is over, and passes its exception on.</summary>
    public static Task ShowAsync(IAnsiConsole console, IReadOnlyList<Experiment> experiments, Task training) =>
        console.Live(Draw(experiments)).StartAsync(async board =>
        {
            while (!training.IsCompleted)
            {
                board.UpdateTarget(Draw(experiments));
                await Task.WhenAny(training, Task.Delay(Pause));
            }

            board.UpdateTarget(Draw(experiments));
            await training;
        });

    private static Table Draw(IReadOnlyList<Experiment> experiments)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Training").AddColumn("Progress")
            .AddColumn(new TableColumn("Epoch").RightAligned()).AddColumn(new TableColumn("Loss").RightAligned())
            .AddColumn(new TableColumn("Loss curve").Width(CurveWidth)).AddColumn(new TableColumn("Time").RightAligned().Width(6));

        foreach (var experiment in experiments)
        {
            table.AddRow(new Markup($"[bold]{experiment.Title}[/]"));
            var top = experiment.Runs.Max(run => run.Losses.FirstOrDefault());
            foreach (var run in experiment.Runs)
                table.AddRow(Row(run, experiment.Color(run), top));
        }

        return table;
    }

    private static IRenderable[] Row(TrainingRun run, string color, double top)
    {
        var losses = run.Losses;
        var steps = run.Epochs * run.StepsPerEpoch;
        var epoch = Math.Min(run.Epochs, losses.Length / run.StepsPerEpoch + (losses.Length > 0 ? 1 : 0));
        var done = BarWidth * losses.Length / steps;
        return
        [
            new Markup($"  [{color}]{run.Label}[/]"),
            new Markup($"[{color}]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/]"),
            new Text($"{epoch}/{run.Epochs}"),
            new Text(losses.Length == 0 ? "" : $"{losses.TakeLast(run.StepsPerEpoch).Average():F3}"),
            new Markup($"[{color}]{Sparkline.Draw(losses, steps, CurveWidth, top)}[/]"),
            new Text($"{run.Elapsed.TotalSeconds:F0} s"),
        ];
    }
}
