using System.Globalization;
using Spectre.Console;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.Mnist;

/// <summary>What the model says to single images, and how sure it is.</summary>
internal static class Prediction
{
    private const int WidthOfTwoGuesses = 54;
    private static readonly string[] Heads = ["image", "digit", "probability", "next", "probability"];

    /// <param name="console">Where to.</param>
    /// <param name="trainer">With a trained model.</param>
    /// <param name="images">float32 (N, 1, 28, 28), from 0 to 1.</param>
    /// <param name="count">How many of them.</param>
    public static void Write(IAnsiConsole console, Trainer trainer, Tensor images, int count)
    {
        using var scope = NewDisposeScope();
        var probabilities = functional.softmax(trainer.Predict(images[..(int)Math.Min(count, images.size(0))]), dim: 1);
        var (best, digits) = probabilities.topk(2, 1);
        // A terminal that is too narrow for the second guess shows the first, rather than half a number.
        var guesses = console.Profile.Width < WidthOfTwoGuesses ? 1 : 2;
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var head in Heads.Take(1 + 2 * guesses))
            table.AddColumn(head, column => column.NoWrap());
        for (var image = 0; image < digits.size(0); image++)
            table.AddRow([.. new[] { $"{image}", Digit(0), Share(0), Digit(1), Share(1) }.Take(1 + 2 * guesses)]);

        console.Write(table);

        string Digit(int place) => digits[table.Rows.Count, place].item<long>().ToString(CultureInfo.InvariantCulture);
        string Share(int place) => best[table.Rows.Count, place].item<float>().ToString("F4", CultureInfo.InvariantCulture);
    }
}
