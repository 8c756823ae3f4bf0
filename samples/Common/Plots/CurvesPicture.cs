using Samples.Common.Running;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;

namespace Samples.Common.Plots;

/// <summary>Figures over the epochs, a panel for each.</summary>
internal static class CurvesPicture
{
    private const int PanelWidth = 620;
    private const int Height = 460;

    public static void Save(string path, IReadOnlyList<Curve> curves)
    {
        var picture = new Multiplot { Layout = new Columns() };
        picture.RemovePlot(picture.GetPlot(0));
        foreach (var curve in curves)
            picture.AddPlot(Panel(curve));
        picture.Save(path, PanelWidth * curves.Count, Height);
    }

    private static Plot Panel(Curve curve)
    {
        var plot = Picture.New(curve.Title);
        Add(plot, curve.Training, "training", Picture.Training);
        Add(plot, curve.Validation, "validation", Picture.Validation);
        plot.XLabel("epoch");
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        var falls = curve.Training[^1] <= curve.Training[0];
        return plot.WithLegend(falls ? Alignment.UpperRight : Alignment.LowerRight);
    }

    private static void Add(Plot plot, IReadOnlyList<double> values, string name, Color color)
    {
        var line = plot.Add.Scatter(Enumerable.Range(1, values.Count).Select(epoch => (double)epoch).ToArray(), values.ToArray(), color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = values.Count > 20 ? 0 : 7;
    }
}
