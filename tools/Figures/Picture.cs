using System.Reflection;
using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace Figures;

/// <summary>Panels side by side, all in one look.</summary>
internal static class Picture
{
    private const int PanelWidth = 620;
    private const int Height = 440;
    private const string FontName = "Figures";

    // A fresh machine may have no font at all, and would draw no letter.
    static Picture() => Fonts.AddFontFile(
        FontName, Path.Combine(AppContext.BaseDirectory, "Fonts", "DejaVuSans-Latin.ttf"), bold: false, italic: false);

    public static Color RightColor { get; } = Colors.SeaGreen;

    /// <summary>One for each wrong curve of a panel.</summary>
    public static IReadOnlyList<Color> WrongColors { get; } = [Colors.Crimson, Colors.DarkOrange, Colors.RoyalBlue, Colors.Purple];

    public static string FolderOfTheDocuments { get; } = Path.Combine(
        typeof(Picture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "docs",
        "images");

    public static Plot NewPanel(string title, string horizontal, Alignment legend)
    {
        var plot = new Plot();
        plot.Title(title, size: 16);
        plot.XLabel(horizontal);
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Font.Set(FontName);
        plot.ShowLegend(legend);
        plot.Legend.FontName = FontName;
        return plot;
    }

    public static void Save(string folder, string name, params IReadOnlyList<Plot> panels)
    {
        var picture = new Multiplot { Layout = new Columns() };
        picture.RemovePlot(picture.GetPlot(0));
        foreach (var panel in panels)
            picture.AddPlot(panel);

        var path = Path.Combine(folder, $"{name}.png");
        picture.SavePng(path, PanelWidth * panels.Count, Height);
        Console.WriteLine($"wrote {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
    }
}
