namespace TorchSharp.Reference.Data.Drawing;

/// <summary>One movement of the pen: a smooth curve through points, with corners where they are wanted.</summary>
/// <param name="points">The points, at least two.</param>
/// <param name="corners">The points, counted from 0, at which the pen turns sharply.</param>
internal sealed class Stroke(Point[] points, params int[] corners)
{
    private const int PiecesPerPoint = 6;

    public ReadOnlySpan<Point> Points => points;

    /// <summary>The curve as a chain of short lines.</summary>
    /// <param name="points">Where a hand puts the points.</param>
    public List<Point> Trace(ReadOnlySpan<Point> points)
    {
        var trace = new List<Point>(1 + PiecesPerPoint * (points.Length - 1)) { points[0] };
        for (var i = 1; i < points.Length; i++)
        {
            var (start, end) = Directions(points, i - 1, i);
            for (var piece = 1; piece <= PiecesPerPoint; piece++)
                trace.Add(Hermite(points[i - 1], start, points[i], end, (double)piece / PiecesPerPoint));
        }

        return trace;
    }

    /// <summary>As in a Catmull-Rom spline, and without curvature where the pen begins, ends or turns sharply.</summary>
    private (Point Start, Point End) Directions(ReadOnlySpan<Point> points, int start, int end)
    {
        var straight = points[end] - points[start];
        return (IsFree(start), IsFree(end)) switch
        {
            (true, true) => (straight, straight),
            (true, false) => (0.5 * (3 * straight - Through(points, end)), Through(points, end)),
            (false, true) => (Through(points, start), 0.5 * (3 * straight - Through(points, start))),
            (false, false) => (Through(points, start), Through(points, end)),
        };
    }

    private bool IsFree(int point) => point == 0 || point == Points.Length - 1 || Array.IndexOf(corners, point) >= 0;

    private static Point Through(ReadOnlySpan<Point> points, int i) => 0.5 * (points[i + 1] - points[i - 1]);

    private static Point Hermite(Point start, Point startDirection, Point end, Point endDirection, double t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return (2 * t3 - 3 * t2 + 1) * start + (t3 - 2 * t2 + t) * startDirection
             + (3 * t2 - 2 * t3) * end + (t3 - t2) * endDirection;
    }
}
