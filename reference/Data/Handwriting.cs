namespace TorchSharp.Reference.Data;

/// <summary>How one digit is written: the pen, the slant, the size, the place, an unsteady hand.</summary>
internal sealed class Handwriting
{
    private readonly double _slant;
    private readonly double _turn;
    private readonly double _width;
    private readonly double _height;
    private readonly double _shiftX;
    private readonly double _shiftY;
    private readonly double _tremor;
    private readonly double _tremorWaves;
    private readonly double _tremorPhase;

    public Handwriting(Random random)
    {
        _slant = 0.18 * random.NextNormal();
        _turn = 0.10 * random.NextNormal();
        _width = random.NextBetween(0.65, 1.05);
        _height = random.NextBetween(0.80, 1.05);
        _shiftX = random.NextBetween(-2, 2);
        _shiftY = random.NextBetween(-2, 2);
        _tremor = 0.045 * random.NextNormal();
        _tremorWaves = random.NextBetween(0.5, 1.5);
        _tremorPhase = random.NextBetween(0, 1);
        PenRadius = random.NextBetween(0.6, 1.7);
        Noise = random.NextBetween(0.0, 0.12);
    }

    /// <summary>Half the width of a line, in pixels.</summary>
    public double PenRadius { get; }

    /// <summary>The standard deviation of the noise on each pixel.</summary>
    public double Noise { get; }

    /// <summary>Where a point of the model digit comes to lie, in pixels.</summary>
    public DigitStrokes.Point Place(DigitStrokes.Point point, double center, double box)
    {
        var x = _width * (point.X - 0.5 + _tremor * Math.Sin(2 * Math.PI * (_tremorWaves * point.Y + _tremorPhase)));
        var y = _height * (point.Y - 0.5);
        x -= _slant * y;
        return new DigitStrokes.Point(
            center + _shiftX + box * (x * Math.Cos(_turn) - y * Math.Sin(_turn)),
            center + _shiftY + box * (x * Math.Sin(_turn) + y * Math.Cos(_turn)));
    }
}
