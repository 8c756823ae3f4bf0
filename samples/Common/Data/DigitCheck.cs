using Samples.Common.Commands;
using TorchSharp.Reference.Data;

namespace Samples.Common.Data;

/// <summary>Other sets are published in MNIST's form, with other classes and sizes than the samples' networks have.</summary>
internal static class DigitCheck
{
    /// <param name="images">As they were read.</param>
    /// <param name="folder">Where from.</param>
    /// <returns>The images.</returns>
    /// <exception cref="Mistake">They are of another size, or of more than ten classes; they are disposed then.</exception>
    public static LabeledImages Check(LabeledImages images, string folder)
    {
        if (Difference(images) is not { } difference)
            return images;

        images.Dispose();
        throw new Mistake($"the images in '{folder}' are {difference}.");
    }

    private static string? Difference(LabeledImages images)
    {
        const int Side = SyntheticDigits.Side;
        var (height, width) = (images.Images.size(2), images.Images.size(3));
        if (height != Side || width != Side)
            return $"{height} x {width}, and the network takes {Side} x {Side}";

        using var greatest = images.Labels.max();
        return greatest.item<long>() is var last and >= SyntheticDigits.Classes
            ? $"labelled up to {last}, and the network tells {SyntheticDigits.Classes} classes apart, 0 to {SyntheticDigits.Classes - 1}"
            : null;
    }
}
