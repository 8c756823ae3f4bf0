using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Handwritten digits that need no download: drawn stroke by stroke, with thickness, slant, size, place, an unsteady hand and noise at random.
/// They have MNIST's size and look, and are easier: a small convolutional network reads 99 % of them after 2,000 examples and 5 epochs.
/// </summary>
public static class SyntheticDigits
{
    /// <summary>Height and width of an image.</summary>
    public const int Side = 28;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    // As in MNIST: the digit fills a box of 20 pixels.
    private const double Box = 20;

    /// <summary>Draws digits; the same seed draws the same digits on every machine.</summary>
    /// <param name="count">How many to draw, from 1 to 2,000,000. The classes take turns, so all are equally frequent.</param>
    /// <param name="seed">Image i depends on this and on i only, so a longer set begins with the shorter one.</param>
    /// <returns>Images float32 (count, 1, 28, 28) from 0 (paper) to 1 (ink), labels int64 (count) from 0 to 9.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of this range.</exception>
    public static LabeledImages Draw(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 2_000_000);

        var pixels = new float[count * Side * Side];
        var labels = new long[count];
        Parallel.For(0, count, i =>
        {
            labels[i] = i % Classes;
            Draw(i % Classes, new Random(unchecked(seed * 1_000_003 + i)), pixels.AsSpan(i * Side * Side, Side * Side));
        });
        return new LabeledImages(tensor(pixels, [count, 1, Side, Side]), tensor(labels));
    }

    private static void Draw(int digit, Random random, Span<float> image)
    {
        var hand = new Handwriting(random);
        foreach (var stroke in DigitStrokes.Of(digit))
        {
            for (var i = 1; i < stroke.Length; i++)
                DrawLine(image, hand.Place(stroke[i - 1], Side / 2.0, Box), hand.Place(stroke[i], Side / 2.0, Box), hand.PenRadius);
        }

        foreach (ref var pixel in image)
            pixel = (float)Math.Clamp(pixel + hand.Noise * random.NextNormal(), 0, 1);
    }

    /// <summary>Inks every pixel near the line, with a soft edge one pixel wide.</summary>
    private static void DrawLine(Span<float> image, DigitStrokes.Point from, DigitStrokes.Point to, double radius)
    {
        var reach = radius + 1;
        var (left, right) = PixelsBetween(Math.Min(from.X, to.X) - reach, Math.Max(from.X, to.X) + reach);
        var (top, bottom) = PixelsBetween(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var ink = (float)Math.Clamp(radius + 0.5 - Distance(x + 0.5, y + 0.5, from, to), 0, 1);
                ref var pixel = ref image[y * Side + x];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    private static (int First, int Last) PixelsBetween(double low, double high) =>
        (Math.Max(0, (int)Math.Floor(low)), Math.Min(Side - 1, (int)Math.Ceiling(high)));

    private static double Distance(double x, double y, DigitStrokes.Point from, DigitStrokes.Point to)
    {
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var length = alongX * alongX + alongY * alongY;
        var share = length == 0 ? 0 : Math.Clamp(((x - from.X) * alongX + (y - from.Y) * alongY) / length, 0, 1);
        return Math.Sqrt(Math.Pow(x - from.X - share * alongX, 2) + Math.Pow(y - from.Y - share * alongY, 2));
    }
}
