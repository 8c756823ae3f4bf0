using Samples.Common.Commands;
using Samples.Common.Data;
using TorchSharp.Reference.Data;

namespace Article.Comparison;

/// <summary>The rows and images that all programs share.</summary>
internal sealed class ArticleData : IDisposable
{
    private const int Rows = 1000;
    private const int Features = 20;
    private const int Labels = 5;
    private const int TestDigits = 1000;

    private ArticleData(LabeledImages trainingDigits, LabeledImages testDigits, MultiLabelRows trainingRows, MultiLabelRows testRows)
    {
        TrainingImages = trainingDigits;
        TestImages = testDigits;
        TrainingRows = trainingRows;
        TestRows = testRows;
    }

    public LabeledImages TrainingImages { get; }

    public LabeledImages TestImages { get; }

    public MultiLabelRows TrainingRows { get; }

    public MultiLabelRows TestRows { get; }

    /// <exception cref="IOException">MNIST's files are missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">MNIST's files are damaged.</exception>
    /// <exception cref="Mistake">The images are others than MNIST's in size or classes.</exception>
    public static ArticleData Load(ComparisonSettings settings)
    {
        var (trainingImages, testImages) = LoadImages(settings);
        using var rows = DrawRows(settings);
        var (trainingRows, testRows) = rows.SplitAt(Rows);
        return new ArticleData(trainingImages, testImages, trainingRows, testRows);
    }

    public void Dispose()
    {
        TrainingImages.Dispose();
        TestImages.Dispose();
        TrainingRows.Dispose();
        TestRows.Dispose();
    }

    private static (LabeledImages Training, LabeledImages Test) LoadImages(ComparisonSettings settings)
    {
        if (settings.MnistDirectory is null)
            return (SyntheticDigits.Draw(settings.TrainingDigits, settings.Seed), SyntheticDigits.Draw(TestDigits, settings.Seed + 1));

        var folder = settings.MnistDirectory.FullName;
        var mnist = new MnistFolder(folder);
        using var all = DigitCheck.Check(mnist.LoadTraining(), folder);
        return (all.Take(settings.TrainingDigits), DigitCheck.Check(mnist.LoadTest(), folder));
    }

    private static MultiLabelRows DrawRows(ComparisonSettings settings) => settings.CoinFlips
        ? RandomLabels.Draw(2 * Rows, Features, Labels, (ulong)settings.Seed)
        : TeacherLabels.Draw(2 * Rows, Features, Labels, settings.Positives / 100.0, (ulong)settings.Seed);
}
