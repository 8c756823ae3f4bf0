namespace TorchSharp.Reference.Data.Drawing;

/// <summary>A square image that a pen inks: 0 is paper, 1 is ink.</summary>
/// <param name="pixels">Its pixels, row by row.</param>
/// <param name="side">Its height and width.</param>
internal readonly ref struct Paper(Span<float> pixels, int side)
{
    private readonly Span<float> _pixels = pixels;

    /// <summary>Inks every pixel near a line, with a soft edge one pixel wide.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other end.</param>
    /// <param name="radius">Half the line's width.</param>
    public void DrawLine(Point from, Point to, double radius)
    {
        var reach = radius + 1;
        var (left, right) = PixelsBetween(Math.Min(from.X, to.X) - reach, Math.Max(from.X, to.X) + reach);
        var (top, bottom) = PixelsBetween(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var ink = (float)Math.Clamp(radius + 0.5 - Distance(new Point(x + 0.5, y + 0.5), from, to), 0, 1);
                ref var pixel = ref _pixels[y * side + x];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    /// <summary>Pales the ink, and adds noise to every pixel.</summary>
    /// <param name="ink">How dark ink is to be, from 0 to 1.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="random">Draws the noise.</param>
    public void Weather(double ink, double noise, SplitMix64 random)
    {
        foreach (ref var pixel in _pixels)
            pixel = (float)Math.Clamp(ink * pixel + noise * random.NextNormal(), 0, 1);
    }

    private (int First, int Last) PixelsBetween(double low, double high) =>
        (Math.Max(0, (int)Math.Floor(low)), Math.Min(side - 1, (int)Math.Ceiling(high)));

    private static double Distance(Point point, Point from, Point to)
    {
        var (along, away) = (to - from, point - from);
        var length = along.X * along.X + along.Y * along.Y;
        var share = length == 0 ? 0 : Math.Clamp((away.X * along.X + away.Y * along.Y) / length, 0, 1);
        var rest = away - share * along;
        return Math.Sqrt(rest.X * rest.X + rest.Y * rest.Y);
    }
}
