using ScottPlot;

namespace Samples.Common.Plots;

/// <summary>A row whose labels were not well predicted.</summary>
/// <param name="Row">Its number in the test.</param>
/// <param name="Probabilities">What the model gave to each label.</param>
/// <param name="Actual">Whether the row has the label.</param>
internal sealed record LabelMistake(long Row, IReadOnlyList<double> Probabilities, IReadOnlyList<bool> Actual);

/// <summary>The rows with the worst loss, the worst first: probabilities as shades, the true labels framed.</summary>
internal static class LabelMistakesPicture
{
    public const int Most = 20;

    private const int CellWidth = 62;
    private const int CellHeight = 30;

    // More names than these would run into each other.
    private const int MostUpright = 8;

    public static void Save(string path, IReadOnlyList<string> labels, IReadOnlyList<LabelMistake> mistakes, string title)
    {
        var plot = Picture.New(title);
        for (var place = 0; place < mistakes.Count; place++)
            Draw(plot, mistakes[place], place);

        plot.Axes.Bottom.TickGenerator = Picture.Names(labels);
        if (labels.Count > MostUpright)
            Slant(plot.Axes.Bottom);
        plot.Axes.Left.TickGenerator = Picture.Names(mistakes.Select(mistake => $"row {mistake.Row}"));
        plot.HideGrid();
        plot.Axes.SetLimits(-0.6, labels.Count - 0.4, mistakes.Count - 0.4, -0.6);
        plot.Save(path, Math.Max(600, 120 + CellWidth * labels.Count), 150 + CellHeight * mistakes.Count);
    }

    private static void Slant(IAxis axis)
    {
        axis.TickLabelStyle.Rotation = -40;
        axis.TickLabelStyle.Alignment = Alignment.MiddleRight;
        axis.MinimumSize = 70;
    }

    private static void Draw(Plot plot, LabelMistake mistake, int place)
    {
        for (var label = 0; label < mistake.Actual.Count; label++)
        {
            var probability = mistake.Probabilities[label];
            var cell = plot.Add.Rectangle(label - 0.46, label + 0.46, place - 0.4, place + 0.4);
            cell.FillColor = (mistake.Actual[label] ? Colors.SeaGreen : Colors.Crimson).WithAlpha(0.05 + 0.85 * probability);
            cell.LineColor = mistake.Actual[label] ? Colors.Black : Colors.LightGray;
            cell.LineWidth = mistake.Actual[label] ? 2 : 1;
            plot.Write($"{probability:F2}", label, place, 11, probability > 0.7 ? Colors.White : Colors.Black);
        }
    }
}
