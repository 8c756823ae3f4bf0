namespace TorchSharp.Reference.Data;

/// <summary>The way of the pen for each digit, in a unit square whose y axis points down.</summary>
internal static class DigitStrokes
{
    private const int PointsPerArc = 16;

    private static readonly Point[][][] Strokes =
    [
        [Arc(0.50, 0.50, 0.28, 0.42, from: -90, to: 270)],
        [[new(0.35, 0.25), new(0.55, 0.08), new(0.55, 0.92)]],
        [[.. Arc(0.50, 0.31, 0.27, 0.23, from: -160, to: 35), new(0.22, 0.90), new(0.80, 0.90)]],
        [[.. Arc(0.46, 0.29, 0.27, 0.20, from: -150, to: 90), .. Arc(0.46, 0.70, 0.30, 0.21, from: -90, to: 140)]],
        [[new(0.62, 0.08), new(0.20, 0.62), new(0.82, 0.62)], [new(0.62, 0.30), new(0.62, 0.92)]],
        [[new(0.75, 0.10), new(0.32, 0.10), new(0.29, 0.46), .. Arc(0.48, 0.66, 0.28, 0.25, from: -120, to: 140)]],
        [[new(0.66, 0.08), new(0.42, 0.30), .. Arc(0.51, 0.68, 0.25, 0.23, from: -180, to: 180)]],
        [[new(0.20, 0.12), new(0.80, 0.12), new(0.42, 0.92)]],
        [Arc(0.50, 0.29, 0.22, 0.20, from: -90, to: 270), Arc(0.50, 0.70, 0.27, 0.22, from: -90, to: 270)],
        [[.. Arc(0.49, 0.32, 0.25, 0.23, from: 0, to: 360), new(0.66, 0.92)]],
    ];

    public static Point[][] Of(int digit) => Strokes[digit];

    private static Point[] Arc(double x, double y, double radiusX, double radiusY, double from, double to)
    {
        var points = new Point[PointsPerArc];
        for (var i = 0; i < PointsPerArc; i++)
        {
            var angle = double.DegreesToRadians(from + (to - from) * i / (PointsPerArc - 1));
            points[i] = new Point(x + radiusX * Math.Cos(angle), y + radiusY * Math.Sin(angle));
        }

        return points;
    }

    internal readonly record struct Point(double X, double Y);
}
