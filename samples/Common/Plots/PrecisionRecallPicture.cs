using ScottPlot;
using TorchSharp.Reference.Metrics;

namespace Samples.Common.Plots;

/// <summary>The precision that each label has at each recall.</summary>
internal static class PrecisionRecallPicture
{
    private const int Width = 860;
    private const int Height = 560;

    public static void Save(string path, IReadOnlyList<string> labels, IReadOnlyList<PrecisionRecallCurve> curves, string title)
    {
        var plot = Picture.New(title);
        var colors = new ScottPlot.Palettes.Category20();
        for (var i = 0; i < curves.Count; i++)
        {
            var line = plot.Add.ScatterLine(curves[i].Recall.ToArray(), curves[i].Precision.ToArray(), colors.GetColor(i));
            line.LegendText = $"{labels[i]} ({curves[i].AveragePrecision:F2})";
            line.LineWidth = 2;
            line.ConnectStyle = ConnectStyle.StepVertical;
        }

        plot.XLabel("recall: found of those that are there");
        plot.YLabel("precision: right of those that are named");
        plot.Axes.SetLimits(0, 1.01, 0, 1.03);
        plot.WithLegend(Edge.Right);
        plot.Save(path, Width, Height);
    }
}
