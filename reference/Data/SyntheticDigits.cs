using TorchSharp.Reference.Data.Drawing;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Handwritten digits that need no download, of MNIST's size and look. Each is drawn stroke by stroke in one of the ways in which people
/// write it, with thickness, pressure, slant, turn, size, place, an unsteady hand, an elastic bend of the paper, paleness and noise at
/// random.
/// </summary>
/// <remarks>
/// A linear model, which sees single pixels, reads about 82 % of them after 4,000 examples, the article's convolutional network 98 % (5
/// epochs). Numbers are made by additions, multiplications, divisions and square roots only, which all machines round alike: the digits are
/// the same, to the last bit, everywhere. <c>docs/images/synthetic-digits.png</c> shows some.
/// </remarks>
public static class SyntheticDigits
{
    /// <summary>Height and width of an image.</summary>
    public const int Side = 28;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    // As in MNIST: the digit fills a box of 20 pixels.
    private const double Box = 20;

    /// <summary>Draws digits; the same seed draws the same digits on every machine, to the last bit.</summary>
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
            Draw(i % Classes, new SplitMix64(((ulong)(uint)seed << 32) + (uint)i), pixels.AsSpan(i * Side * Side, Side * Side));
        });
        return new LabeledImages(tensor(pixels, [count, 1, Side, Side]), tensor(labels));
    }

    private static void Draw(int digit, SplitMix64 random, Span<float> pixels)
    {
        var hand = new Handwriting(random, Side, Box);
        var paper = new Paper(pixels, Side);
        var ways = DigitStrokes.Of(digit);
        foreach (var stroke in ways[random.NextInt32(ways.Length)])
        {
            var line = hand.Write(stroke);
            for (var i = 1; i < line.Count; i++)
                paper.DrawLine(line[i - 1], line[i], hand.PenRadius * (1 + hand.Pressure * (2.0 * i / line.Count - 1)));
        }

        paper.Weather(hand.Ink, hand.Noise, random);
    }
}
