using ScottPlot;

namespace Samples.Common.Plots;

/// <summary>What became of one label in all rows.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Found">Rows that have it and were given it.</param>
/// <param name="Missed">Rows that have it and were not given it.</param>
/// <param name="FalseAlarms">Rows that were given it and do not have it.</param>
internal sealed record LabelCounts(string Label, long Found, long Missed, long FalseAlarms);

/// <summary>The confusion of several labels: for each, what was found, missed, and wrongly named.</summary>
internal static class LabelCountsPicture
{
    private const int Width = 860;

    private static readonly (string Name, Color Color)[] Kinds =
        [("found", Colors.SeaGreen), ("missed", Colors.Orange), ("false alarm", Colors.Crimson)];

    public static void Save(string path, IReadOnlyList<LabelCounts> labels, string title)
    {
        var plot = Picture.New(title);
        for (var place = 0; place < labels.Count; place++)
            Draw(plot, labels[place], place);

        foreach (var (name, color) in Kinds)
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = name, FillColor = color, LineWidth = 0 });
        plot.Axes.Left.TickGenerator = Picture.Names(labels.Select(label => label.Label));
        plot.XLabel("test rows");
        plot.Axes.SetLimits(0, labels.Max(label => label.Found + label.Missed + label.FalseAlarms) * 1.05, labels.Count - 0.4, -0.6);
        plot.WithLegend(Edge.Right);
        plot.Save(path, Width, 130 + 36 * labels.Count);
    }

    private static void Draw(Plot plot, LabelCounts counts, int place)
    {
        var from = 0.0;
        foreach (var (rows, kind) in new[] { counts.Found, counts.Missed, counts.FalseAlarms }.Zip(Kinds))
        {
            var bar = plot.Add.Rectangle(from, from + rows, place - 0.35, place + 0.35);
            bar.FillColor = kind.Color;
            bar.LineWidth = 0;
            from += rows;
        }
    }
}
