using ScottPlot;
using ScottPlot.Colormaps;

namespace Samples.Common.Plots;

/// <summary>An image that was taken for something else.</summary>
/// <param name="Pixels">From 0 (paper) to 1 (ink), rows from the top.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Confidence">The probability that the model gave to what it took it for.</param>
internal sealed record ImageMistake(double[,] Pixels, int Actual, int Predicted, double Confidence);

/// <summary>The worst mistakes on one sheet, the worst first.</summary>
internal static class ImageMistakesPicture
{
    public const int Most = 30;

    private const int Columns = 6;
    private const int CellWidth = 150;
    private const int CellHeight = 180;

    // In units of an image's side: the gap between images, and the height of the line below each.
    private const double Gap = 0.12;
    private const double Line = 0.32;

    public static void Save(string path, IReadOnlyList<ImageMistake> mistakes, string title)
    {
        var plot = Picture.New(title);
        var rows = Math.Max(1, (mistakes.Count + Columns - 1) / Columns);
        for (var i = 0; i < mistakes.Count; i++)
            Draw(plot, mistakes[i], left: i % Columns * (1 + Gap), top: -(i / Columns) * (1 + Line));

        if (mistakes.Count == 0)
            plot.Write("no mistakes", Columns * (1 + Gap) / 2, -0.5, 20, Colors.Gray);
        plot.Axes.SetLimits(-Gap, Columns * (1 + Gap), -rows * (1 + Line), Gap);
        plot.HideGrid();
        plot.Axes.Frameless();
        plot.Axes.Title.IsVisible = true;
        plot.Save(path, Columns * CellWidth, rows * CellHeight + 50);
    }

    private static void Draw(Plot plot, ImageMistake mistake, double left, double top)
    {
        var image = plot.Add.Heatmap(mistake.Pixels);
        image.Colormap = new Grayscale().Reversed();
        image.ManualRange = new ScottPlot.Range(0, 1);
        image.Position = new CoordinateRect(left, left + 1, top - 1, top);
        plot.Write($"{mistake.Actual} taken for {mistake.Predicted} ({mistake.Confidence:P0})", left + 0.5, top - 1 - Line / 2, 11, Colors.Black);
    }
}
