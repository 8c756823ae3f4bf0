using Samples.Common.Commands;
using Samples.Common.Data;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.Mnist;

/// <summary>The images of a run.</summary>
/// <param name="Training">What is learned from.</param>
/// <param name="Validation">What the curves show; cut from the training images, and nothing is chosen by it.</param>
/// <param name="Test">What the result is measured on, once.</param>
internal sealed record MnistData(Examples Training, Examples Validation, LabeledImages Test) : IDisposable
{
    private const double ValidationShare = 1.0 / 30;
    private const int DrawnForTest = 2000;

    /// <exception cref="FileNotFoundException">A file of MNIST is missing.</exception>
    /// <exception cref="InvalidDataException">A file of MNIST is damaged.</exception>
    /// <exception cref="Mistake">The images are others than MNIST's in size or classes.</exception>
    /// <exception cref="TooFewRowsException">There are too few images to keep some for validation.</exception>
    public static MnistData Load(MnistSettings settings)
    {
        using var all = LoadTraining(settings);
        var split = StratifiedSplit.Of(all.Labels, new SplitOptions { Validation = ValidationShare, Seed = (ulong)settings.Seed });
        return new MnistData(Rows(all, split.Training), Rows(all, split.Validation), LoadTest(settings));
    }

    public static LabeledImages LoadTest(MnistSettings settings) => settings.Folder is { } folder
        ? DigitCheck.Check(new MnistFolder(folder).LoadTest(), folder)
        : SyntheticDigits.Draw(DrawnForTest, seed: -1 - settings.Seed);

    public void Dispose()
    {
        Training.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }

    private static LabeledImages LoadTraining(MnistSettings settings) => settings.Folder is { } folder
        ? DigitCheck.Check(new MnistFolder(folder).LoadTraining(), folder)
        : SyntheticDigits.Draw(settings.Digits, settings.Seed);

    private static Examples Rows(Examples examples, IReadOnlyList<long> rows)
    {
        using var numbers = tensor(rows.ToArray());
        return examples.Select(numbers);
    }
}
