using ScottPlot;
using ScottPlot.TickGenerators;

namespace Figures;

/// <summary>Training loss and success on other examples, epoch by epoch.</summary>
internal static class TrainingFigure
{
    // A loss that falls without end would press all others flat.
    private const double LeastLoss = -1.5;

    public static void Save(string folder, Comparison comparison, IReadOnlyList<Run> runs)
    {
        // Where no curve ends.
        var legend = runs.Any(run => run.Epochs[^1].Success < 0.3) ? Alignment.MiddleRight : Alignment.LowerRight;
        var loss = NewPanel($"{comparison.Title}: training loss", Alignment.UpperRight);
        var success = NewPanel($"{comparison.Title}: {comparison.Metric.Replace('_', ' ')} on other rows", legend);
        foreach (var (run, look) in runs.Zip(Looks(runs)))
        {
            Add(loss, run, look, epoch => epoch.Loss);
            Add(success, run, look, epoch => epoch.Success);
        }

        var losses = runs.SelectMany(run => run.Epochs).Select(epoch => epoch.Loss).Where(value => value > LeastLoss).ToList();
        loss.Axes.SetLimitsY(Math.Min(0, losses.Min() - 0.1), losses.Max() * 1.35);
        success.Axes.SetLimitsY(-0.02, 1.02);
        Picture.Save(folder, comparison.Name, loss, success);
    }

    /// <summary>Right ones are green, the first broad and those like it narrow upon it, so that both are seen.</summary>
    private static IEnumerable<(Color Color, float Width, LinePattern Pattern)> Looks(IReadOnlyList<Run> runs)
    {
        var wrong = 0;
        foreach (var run in runs)
        {
            yield return run.Ending.IsRight
                ? run == runs[0] ? (Picture.RightColor, 5, LinePattern.Solid) : (Colors.Black, 1.5f, LinePattern.Dashed)
                : (Picture.WrongColors[wrong++], 2, LinePattern.Solid);
        }
    }

    private static void Add(Plot plot, Run run, (Color Color, float Width, LinePattern Pattern) look, Func<Point, double> value)
    {
        var epochs = Enumerable.Range(1, run.Epochs.Count).Select(epoch => (double)epoch).ToArray();
        var curve = plot.Add.Scatter(epochs, run.Epochs.Select(value).ToArray(), look.Color);
        curve.LegendText = run.Ending.Label;
        curve.LineWidth = look.Width;
        curve.LinePattern = look.Pattern;
        curve.MarkerSize = 0;
    }

    private static Plot NewPanel(string title, Alignment legend)
    {
        var plot = Picture.NewPanel(title, "epoch", legend);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        return plot;
    }
}
