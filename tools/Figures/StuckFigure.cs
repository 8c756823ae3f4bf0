using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using TorchSharp;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Figures;

/// <summary>Where a loss gets stuck, for several numbers of classes: one network and one set of examples each, and three ways to train.</summary>
internal static class StuckFigure
{
    private const int Features = 32;
    private const int Rows = 2000;

    public static void Save(string folder)
    {
        var panels = new List<Plot>();
        foreach (var classes in new[] { 2, 10, 100 })
        {
            var comparison = Comparison(classes);
            var runs = comparison.Train();
            panels.Add(Panel(classes, runs));
            TrainingTable.Print(comparison, runs);
        }

        Picture.Save(folder, "stuck-loss", panels);
    }

    private static Comparison Comparison(int classes) => new(
        "stuck-loss",
        $"{classes} classes, cross entropy",
        () => (Clouds(classes, seed: 1), Clouds(classes, seed: 2)),
        () => Sequential(Linear(Features, 64), ReLU(), Linear(64, classes)),
        [
            new("logits: right", true, null, (z, y) => functional.cross_entropy(z, y), new Accuracy(classes)),
            new("softmax before it", false, () => Softmax(1), (z, y) => functional.cross_entropy(z, y), new Accuracy(classes)),
            new("targets of other rows", false, null, OfOtherRows, new Accuracy(classes)),
        ])
    {
        LearningRate = 1e-2,
    };

    /// <summary>As after a shuffle of the inputs without the targets: there is nothing to learn.</summary>
    private static Tensor OfOtherRows(Tensor logits, Tensor targets)
    {
        using var order = randperm(targets.size(0), dtype: ScalarType.Int64);
        return functional.cross_entropy(logits, targets.index_select(0, order));
    }

    /// <summary>A cloud of points for each class, all far from each other; the clouds are the same for every seed.</summary>
    private static Examples Clouds(int classes, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var places = new Generator(7);
        using var random = new Generator(seed);
        var targets = arange(Rows, dtype: ScalarType.Int64).remainder(classes);
        var centers = randn([classes, Features], generator: places);
        var inputs = centers.index_select(0, targets).add(randn([Rows, Features], generator: random), alpha: 0.5);
        return new Examples(inputs.MoveToOuterDisposeScope(), targets.MoveToOuterDisposeScope());
    }

    private static Plot Panel(int classes, IReadOnlyList<Run> runs)
    {
        var plot = Picture.NewPanel($"{classes} classes: training loss", "epoch", Alignment.UpperRight);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        Level(plot, Math.Log(classes), "log K");
        Level(plot, Math.Log(1 + ((classes - 1) / Math.E)), "log(1 + (K − 1)/e)");
        Color[] colors = [Picture.RightColor, Picture.WrongColors[0], Picture.WrongColors[2]];
        foreach (var (run, color) in runs.Zip(colors))
        {
            var curve = plot.Add.Scatter(
                Enumerable.Range(1, run.Epochs.Count).Select(epoch => (double)epoch).ToArray(), run.Epochs.Select(epoch => epoch.Loss).ToArray(), color);
            (curve.LegendText, curve.LineWidth, curve.MarkerSize) = (run.Ending.Label, 3, 0);
        }

        plot.Axes.SetLimits(1, runs[0].Epochs.Count, 0, Math.Log(classes) * 1.7);
        return plot;
    }

    private static void Level(Plot plot, double loss, string name)
    {
        var line = plot.Add.HorizontalLine(loss, 1, Colors.Gray, LinePattern.Dashed);
        line.LegendText = string.Create(CultureInfo.InvariantCulture, $"{name} = {loss:0.000}");
    }
}
