using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// The four files of MNIST, or of any set that is published in its form, in one folder: images and labels for training and for the test,
/// gzip-compressed or not. Fashion-MNIST and KMNIST have MNIST's names; others have prefixes of their own, such as
/// <c>emnist-letters-train</c>.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="training">How the names of the training files begin.</param>
/// <param name="test">How the names of the test files begin.</param>
public sealed class MnistFolder(string path, string training = "train", string test = "t10k")
{
    /// <summary>The images for training; MNIST has 60,000.</summary>
    /// <inheritdoc cref="Load"/>
    public LabeledImages LoadTraining() => Load(training);

    /// <summary>The images for the test; MNIST has 10,000.</summary>
    /// <inheritdoc cref="Load"/>
    public LabeledImages LoadTest() => Load(test);

    /// <returns>Images float32 (N, 1, height, width) from 0 to 1, labels int64 (N); MNIST's images are 28 x 28.</returns>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which names were looked for.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or empty, or images and labels do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    private LabeledImages Load(string part)
    {
        using var scope = NewDisposeScope();
        var images = IdxFile.ReadImages(Find($"{part}-images", "idx3-ubyte"));
        var labels = IdxFile.ReadLabels(Find($"{part}-labels", "idx1-ubyte"), images.size(0));
        if (images.numel() == 0)
            throw new InvalidDataException($"the {part} images of '{path}' are empty: ({string.Join(", ", images.shape)})");

        return new LabeledImages(
            images.to(ScalarType.Float32).div(255).unsqueeze(1).MoveToOuterDisposeScope(),
            labels.to(ScalarType.Int64).MoveToOuterDisposeScope());
    }

    // The hyphen is published; some programs that unpack the files put a point in its place.
    private string Find(string name, string extension)
    {
        string[] candidates = [$"{name}-{extension}.gz", $"{name}-{extension}", $"{name}.{extension}.gz", $"{name}.{extension}"];
        var found = candidates.Select(candidate => Path.Combine(path, candidate)).FirstOrDefault(File.Exists);
        return found ?? throw new FileNotFoundException(
            $"'{path}' has none of {string.Join(", ", candidates)}", Path.Combine(path, candidates[0]));
    }
}
