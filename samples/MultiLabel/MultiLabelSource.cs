using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>The rows of a run.</summary>
/// <param name="Training">What is learned from and validated on.</param>
/// <param name="Test">What the result is measured on, once.</param>
/// <param name="Features">The features' names.</param>
/// <param name="Labels">The labels' names.</param>
/// <param name="LeftOut">Training rows that were left out because they stand in the test, too.</param>
internal sealed record MultiLabelSource(
    MultiLabelRows Training, MultiLabelRows Test, IReadOnlyList<string> Features, IReadOnlyList<string> Labels, int LeftOut) : IDisposable
{
    // The article's rows, features and labels; drawn rows for the test are the article's number again.
    private const int DrawnForTraining = 1000;
    private const int DrawnForTest = 1000;
    private const int DrawnFeatures = 20;
    private const int DrawnLabels = 5;
    private const double PositiveShare = 0.2;

    /// <exception cref="FileNotFoundException">A file of the set is missing.</exception>
    /// <exception cref="InvalidDataException">A file of the set is damaged.</exception>
    public static MultiLabelSource Load(MultiLabelSettings settings) => settings.Folder is { } folder
        ? Published(folder, settings.Name)
        : Drawn(settings);

    public void Dispose()
    {
        Training.Dispose();
        Test.Dispose();
    }

    private static MultiLabelSource Published(string folder, string name)
    {
        var set = new MultiLabelFolder(folder).Load(name);
        var apart = Duplicates.Unshared(set.Training, set.Test);
        if (apart.Count == set.Training.Count)
            return new MultiLabelSource(set.Training, set.Test, set.FeatureNames, set.LabelNames, LeftOut: 0);

        var training = Rows(set.Training, apart);
        var leftOut = (int)(set.Training.Count - apart.Count);
        set.Training.Dispose();
        return new MultiLabelSource(training, set.Test, set.FeatureNames, set.LabelNames, leftOut);
    }

    private static MultiLabelSource Drawn(MultiLabelSettings settings)
    {
        const int All = DrawnForTraining + DrawnForTest;
        var seed = (ulong)settings.Seed;
        using var rows = settings.RandomLabels
            ? RandomLabels.Draw(All, DrawnFeatures, DrawnLabels, seed)
            : TeacherLabels.Draw(All, DrawnFeatures, DrawnLabels, PositiveShare, seed);
        var (training, test) = rows.SplitAt(DrawnForTraining);
        return new MultiLabelSource(training, test, Names("feature", DrawnFeatures), Names("label", DrawnLabels), LeftOut: 0);
    }

    private static string[] Names(string of, int count) => [.. Enumerable.Range(1, count).Select(number => $"{of} {number}")];

    /// <summary>Rows with these numbers, as tensors of their own.</summary>
    public static MultiLabelRows Rows(MultiLabelRows rows, IReadOnlyList<long> numbers)
    {
        using var index = tensor(numbers.ToArray());
        return new MultiLabelRows(rows.Features.index_select(0, index), rows.Labels.index_select(0, index));
    }
}
