using TorchSharp.Reference;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.Mnist;

/// <summary>Images of the user's own, without labels.</summary>
internal static class ImageFile
{
    /// <returns>float32 (N, 1, 28, 28), from 0 to 1.</returns>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static Tensor Read(FileInfo file)
    {
        using var scope = NewDisposeScope();
        var images = IdxFile.Read(file.FullName);
        if (images.dtype != ScalarType.Byte || images.dim() != 3
            || images.size(1) != SyntheticDigits.Side || images.size(2) != SyntheticDigits.Side)
            throw new InvalidDataException($"'{file.FullName}' has {Describe.Tensor(images)}, and images are bytes (N, 28, 28)");

        if (images.size(0) == 0)
            throw new InvalidDataException($"'{file.FullName}' has no image in it");

        return images.to(ScalarType.Float32).div(255).unsqueeze(1).MoveToOuterDisposeScope();
    }
}
