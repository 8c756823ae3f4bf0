using SkiaSharp;
using TorchSharp.Reference.Data;

namespace Figures;

/// <summary>A contact sheet of synthetic digits: a row for each class.</summary>
internal static class DigitSheet
{
    private const int Columns = 20;
    private const int Scale = 2;
    private const int Gap = 2;
    private const int Tile = SyntheticDigits.Side * Scale + Gap;
    private const int Seed = 1;

    public static void Save(string folder)
    {
        using var digits = SyntheticDigits.Draw(Columns * SyntheticDigits.Classes, Seed);
        var ink = digits.Images.data<float>().ToArray();
        using var sheet = new SKBitmap(Columns * Tile + Gap, SyntheticDigits.Classes * Tile + Gap, SKColorType.Gray8, SKAlphaType.Opaque);
        sheet.Erase(SKColors.LightGray);
        // The classes take turns: digit i is of class i % 10.
        for (var i = 0; i < digits.Count; i++)
        {
            var (column, row) = Math.DivRem(i, SyntheticDigits.Classes);
            DrawTile(sheet, Gap + column * Tile, Gap + row * Tile, ink.AsSpan(i * SyntheticDigits.Side * SyntheticDigits.Side));
        }

        var path = Path.Combine(folder, "synthetic-digits.png");
        using var stream = File.Create(path);
        sheet.Encode(stream, SKEncodedImageFormat.Png, quality: 100);
        Console.WriteLine($"wrote {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
    }

    private static void DrawTile(SKBitmap sheet, int left, int top, ReadOnlySpan<float> ink)
    {
        for (var y = 0; y < SyntheticDigits.Side * Scale; y++)
        {
            for (var x = 0; x < SyntheticDigits.Side * Scale; x++)
            {
                var grey = (byte)Math.Round(255 * (1 - ink[y / Scale * SyntheticDigits.Side + x / Scale]));
                sheet.SetPixel(left + x, top + y, new SKColor(grey, grey, grey));
            }
        }
    }
}
