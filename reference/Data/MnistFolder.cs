using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>The four files of MNIST as they are published, in one folder, gzip-compressed or not.</summary>
/// <param name="path">The folder.</param>
public sealed class MnistFolder(string path)
{
    /// <summary>The 60,000 images for training.</summary>
    /// <inheritdoc cref="Load"/>
    public LabeledImages LoadTraining() => Load("train");

    /// <summary>The 10,000 images for the test.</summary>
    /// <inheritdoc cref="Load"/>
    public LabeledImages LoadTest() => Load("t10k");

    /// <returns>Images float32 (N, 1, 28, 28) from 0 to 1, labels int64 (N).</returns>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which names were looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not belong together.</exception>
    private LabeledImages Load(string part)
    {
        using var scope = NewDisposeScope();
        var images = IdxFile.Read(Find($"{part}-images-idx3-ubyte"));
        var labels = IdxFile.Read(Find($"{part}-labels-idx1-ubyte"));
        if (images.dtype != ScalarType.Byte || images.dim() != 3)
            throw new InvalidDataException($"the {part} images of '{path}' are not a stack of grey images");
        if (labels.dtype != ScalarType.Byte || labels.dim() != 1 || labels.size(0) != images.size(0))
            throw new InvalidDataException($"'{path}' has {images.size(0)} {part} images, but its labels are of shape ({string.Join(", ", labels.shape)})");

        return new LabeledImages(
            images.to(ScalarType.Float32).div(255).unsqueeze(1).MoveToOuterDisposeScope(),
            labels.to(ScalarType.Int64).MoveToOuterDisposeScope());
    }

    private string Find(string name)
    {
        var plain = Path.Combine(path, name);
        var compressed = $"{plain}.gz";
        if (File.Exists(compressed))
            return compressed;

        return File.Exists(plain)
            ? plain
            : throw new FileNotFoundException($"'{path}' has neither {name}.gz nor {name}", plain);
    }
}
