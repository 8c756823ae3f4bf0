using Samples.Common.Plots;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;

namespace Article.Comparison;

/// <summary>The loss curves as a picture.</summary>
internal static class LossPicture
{
    private const int PanelWidth = 620;
    private const int Height = 500;

    private static readonly Color WrongColor = Colors.Crimson;
    private static readonly Color RightColor = Colors.SeaGreen;

    /// <summary>Finds out whether <see cref="Save"/> will be able to write, before minutes of training.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void CheckPlace(FileInfo file)
    {
        file.Directory?.Create();
        var isNew = !file.Exists;
        file.Open(FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        if (isNew)
            file.Delete();
    }

    /// <summary>Writes a PNG with a panel for each experiment, and one for what the article's first program prints.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(FileInfo file, IReadOnlyList<Experiment> experiments)
    {
        var picture = new Multiplot { Layout = new Columns() };
        picture.RemovePlot(picture.GetPlot(0));
        foreach (var experiment in experiments)
            picture.AddPlot(LossCurves(experiment));
        picture.AddPlot(PrintedLosses(experiments[^1]));
        picture.Save(file.FullName, PanelWidth * picture.Count(), Height);
    }

    private static Plot LossCurves(Experiment experiment)
    {
        var plot = NewPlot($"{experiment.Title}: loss of each batch");
        AddCurve(plot, experiment.Wrong, WrongColor);
        AddCurve(plot, experiment.Repaired, RightColor);
        var floor = plot.Add.HorizontalLine(experiment.Wrong.LossFloor, color: WrongColor, pattern: LinePattern.Dashed);
        floor.LegendText = $"{experiment.Wrong.Label}: least possible loss {experiment.Wrong.LossFloor:F3}";
        plot.Axes.SetLimits(0, experiment.Wrong.Epochs, 0, experiment.Runs.Max(run => run.Losses.Max()) * 1.3);
        return plot;
    }

    private static void AddCurve(Plot plot, TrainingRun run, Color color)
    {
        var curve = plot.Add.Signal(run.Losses, period: 1.0 / run.StepsPerEpoch, color: color);
        curve.LegendText = run.Label;
        curve.LineWidth = 1.5f;
    }

    /// <summary>The right loss twice: as its program prints it, which is one batch, and as it was.</summary>
    private static Plot PrintedLosses(Experiment experiment)
    {
        var plot = NewPlot($"{experiment.Title}: printed loss of each epoch (log scale)");
        AddEpochs(plot, experiment.Others[0], "published: the last batch", WrongColor);
        AddEpochs(plot, experiment.Repaired, "repaired: mean of the epoch", RightColor);
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = exponent => $"{Math.Pow(10, exponent):G3}",
            IntegerTicksOnly = true,
            MinorTickGenerator = new LogMinorTickGenerator(),
        };
        plot.Axes.Margins(horizontal: 0.1, vertical: 0.2);
        return plot;
    }

    private static void AddEpochs(Plot plot, TrainingRun run, string label, Color color)
    {
        var epochs = Enumerable.Range(1, run.Epochs).Select(epoch => (double)epoch).ToArray();
        var points = plot.Add.Scatter(epochs, run.PrintedLosses.Select(Math.Log10).ToArray(), color);
        points.LegendText = label;
        points.MarkerSize = 8;
    }

    private static Plot NewPlot(string title)
    {
        var plot = Picture.New(title);
        plot.XLabel("epoch");
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        return plot.WithLegend(Alignment.UpperRight);
    }
}
