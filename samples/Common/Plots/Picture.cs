using Samples.Common.Running;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Samples.Common.Plots;

/// <summary>What all pictures have in common: a font that is always there, plain axes, and a file that is never half there.</summary>
internal static class Picture
{
    private const string FontName = "Sample";

    private static readonly Lazy<string> Font = new(() =>
    {
        // A fresh machine may have no font at all, and would draw no letter.
        Fonts.AddFontFile(FontName, Path.Combine(AppContext.BaseDirectory, "Fonts", "DejaVuSans-Latin.ttf"), bold: false, italic: false);
        return FontName;
    });

    public static Color Training => Colors.SteelBlue;

    public static Color Validation => Colors.DarkOrange;

    public static Plot New(string title)
    {
        var plot = new Plot();
        plot.Title(title, size: 16);
        plot.Axes.Title.Label.Bold = false;
        foreach (var axis in new[] { plot.Axes.Bottom.Label, plot.Axes.Left.Label })
            axis.Bold = false;
        plot.Font.Set(Font.Value);
        return plot;
    }

    public static Plot WithLegend(this Plot plot, Alignment place)
    {
        plot.ShowLegend(place);
        plot.Legend.FontName = Font.Value;
        return plot;
    }

    /// <summary>A legend beside the plot, for where it would cover something.</summary>
    public static Plot WithLegend(this Plot plot, Edge edge)
    {
        plot.ShowLegend(edge);
        plot.Legend.FontName = Font.Value;
        return plot;
    }

    /// <summary>A word or number inside a picture.</summary>
    public static void Write(this Plot plot, string text, double x, double y, float size, Color color, Alignment alignment = Alignment.MiddleCenter)
    {
        var written = plot.Add.Text(text, x, y);
        written.LabelFontName = Font.Value;
        written.LabelFontSize = size;
        written.LabelFontColor = color;
        written.LabelAlignment = alignment;
    }

    /// <summary>Names at 0, 1, 2 and so on.</summary>
    public static NumericManual Names(IEnumerable<string> names) =>
        new([.. names.Select((_, place) => (double)place)], [.. names]);

    public static void Save(this Plot plot, string path, int width, int height) =>
        AtomicFile.Write(path, file => plot.SavePng(file, width, height));

    public static void Save(this Multiplot plots, string path, int width, int height) =>
        AtomicFile.Write(path, file => plots.SavePng(file, width, height));
}
