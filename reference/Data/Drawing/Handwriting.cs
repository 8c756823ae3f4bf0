namespace TorchSharp.Reference.Data.Drawing;

/// <summary>How one digit is written: the hand, the pen, the paper.</summary>
internal sealed class Handwriting
{
    private readonly SplitMix64 _random;
    private readonly double _box;
    private readonly double _unsteadiness;
    private readonly double _slant;
    private readonly double _turn;
    private readonly double _width;
    private readonly double _height;
    private readonly Point _place;
    private readonly Bend _bend;

    /// <param name="random">Draws everything.</param>
    /// <param name="side">Height and width of the paper, in pixels.</param>
    /// <param name="box">Height of a digit of usual size, in pixels.</param>
    public Handwriting(SplitMix64 random, double side, double box)
    {
        _random = random;
        _box = box;
        _unsteadiness = random.NextBetween(0.01, 0.025);
        _slant = 0.18 * random.NextNormal();
        _turn = 0.08 * random.NextNormal();
        _width = random.NextBetween(0.70, 1.10);
        _height = random.NextBetween(0.85, 1.10);
        _place = new Point(side / 2 + random.NextBetween(-3, 3), side / 2 + random.NextBetween(-3, 3));
        _bend = new Bend(random, random.NextBetween(0, 0.8), side);
        PenRadius = random.NextBetween(0.6, 1.9);
        Pressure = random.NextBetween(-0.35, 0.35);
        Ink = random.NextBetween(0.6, 1.0);
        Noise = random.NextBetween(0.0, 0.08);
    }

    /// <summary>Half the width of a line, in pixels, in the middle of a stroke.</summary>
    public double PenRadius { get; }

    /// <summary>By what share the width grows from the middle of a stroke to its end, and shrinks to its beginning.</summary>
    public double Pressure { get; }

    /// <summary>How dark the ink is, from 0 to 1.</summary>
    public double Ink { get; }

    /// <summary>The standard deviation of the noise on each pixel.</summary>
    public double Noise { get; }

    /// <summary>The line that the pen draws for a stroke, in pixels.</summary>
    public List<Point> Write(Stroke stroke)
    {
        var points = new Point[stroke.Points.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = stroke.Points[i] + _unsteadiness * new Point(_random.NextNormal(), _random.NextNormal());

        var trace = stroke.Trace(points);
        for (var i = 0; i < trace.Count; i++)
            trace[i] = _bend.Apply(Place(trace[i]));
        return trace;
    }

    private Point Place(Point point)
    {
        var (x, y) = (_width * (point.X - 0.5), _height * (point.Y - 0.5));
        x -= _slant * y;
        return _place + _box * new Point(x - _turn * y, y + _turn * x);
    }
}
