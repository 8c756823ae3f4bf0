using ScottPlot;
using TorchSharp.Reference.Metrics;

namespace Samples.Common.Plots;

/// <summary>Which class was taken for which: a table of counts, coloured where something went wrong.</summary>
internal static class ConfusionPicture
{
    private const int Side = 720;
    private const float LetterSize = 14;

    public static void Save(string path, ConfusionMatrix confusion, string title)
    {
        var plot = Picture.New(title);
        var classes = confusion.Classes;
        var most = Math.Max(1, Pairs(classes).Where(pair => pair.Actual != pair.Predicted).Max(pair => confusion[pair.Actual, pair.Predicted]));
        foreach (var (actual, predicted) in Pairs(classes))
            Draw(plot, confusion[actual, predicted], most, actual, predicted);

        var names = Enumerable.Range(0, classes).Select(number => $"{number}").ToArray();
        plot.Axes.Bottom.TickGenerator = Picture.Names(names);
        plot.Axes.Left.TickGenerator = Picture.Names(names);
        plot.XLabel("predicted");
        plot.YLabel("true");
        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, classes - 0.5, classes - 0.5, -0.5);
        plot.Axes.SquareUnits();
        plot.Save(path, Side, Side);
    }

    private static void Draw(Plot plot, long count, long most, int actual, int predicted)
    {
        var isRight = actual == predicted;
        var share = isRight ? 0.25 : Math.Sqrt((double)count / most);
        var cell = plot.Add.Rectangle(predicted - 0.5, predicted + 0.5, actual - 0.5, actual + 0.5);
        cell.FillColor = (isRight ? Colors.SeaGreen : Colors.Crimson).WithAlpha(isRight ? 0.3 : 0.85 * share);
        cell.LineColor = Colors.LightGray;
        if (count > 0)
            plot.Write($"{count}", predicted, actual, LetterSize, share > 0.7 ? Colors.White : Colors.Black);
    }

    private static IEnumerable<(int Actual, int Predicted)> Pairs(int classes) =>
        from actual in Enumerable.Range(0, classes)
        from predicted in Enumerable.Range(0, classes)
        select (actual, predicted);
}
