using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Multi-label sets as Mulan publishes them: for each set <c>NAME-train.arff</c>, <c>NAME-test.arff</c> and <c>NAME.xml</c> in one folder.
/// In place of ARFF there may be CSV with the same columns in both files.
/// </summary>
/// <param name="path">The folder.</param>
public sealed class MultiLabelFolder(string path)
{
    /// <summary>The names of the sets in the folder: those that have an XML file.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(path, "*.xml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a set.</summary>
    /// <param name="name">The set's name, such as <c>scene</c>.</param>
    /// <returns>
    /// Features and labels, each in the order of the data files' columns. The order of the XML file means nothing: for the set yeast it is
    /// another.
    /// </returns>
    /// <exception cref="FileNotFoundException">
    /// A file is missing; the message says which names were looked for and which sets there are.
    /// </exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the files do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public MultiLabelData Load(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var labels = MulanLabels.Read(Find(name, [$"{name}.xml"]));
        var (trainingFile, testFile) = (FindTable($"{name}-train", name), FindTable($"{name}-test", name));
        using var scope = NewDisposeScope();
        var (training, test) = (Read(trainingFile, labels), Read(testFile, labels));
        CheckColumns(trainingFile, training, testFile, test);
        training.Rows.MoveToOuterDisposeScope();
        test.Rows.MoveToOuterDisposeScope();
        return new MultiLabelData(training.Rows, test.Rows, training.FeatureNames, training.LabelNames);
    }

    private string FindTable(string fileName, string set) => Find(set, [$"{fileName}.arff", $"{fileName}.csv"]);

    private string Find(string set, string[] candidates)
    {
        var found = candidates.Select(candidate => Path.Combine(path, candidate)).FirstOrDefault(File.Exists);
        return found ?? throw new FileNotFoundException(
            $"'{path}' has no set '{set}': expected {string.Join(" or ", candidates)}; sets there: {DescribeNames()}",
            Path.Combine(path, candidates[0]));
    }

    private string DescribeNames() => Directory.Exists(path) && Names is { Count: > 0 } names ? string.Join(", ", names) : "none";

    private static MultiLabelTable Read(string file, IReadOnlyList<string> labels) =>
        file.EndsWith(".csv", StringComparison.Ordinal) ? CsvFile.Read(file, labels) : ArffFile.Read(file, labels);

    private static void CheckColumns(string trainingFile, MultiLabelTable training, string testFile, MultiLabelTable test)
    {
        var expected = training.FeatureNames.Concat(training.LabelNames);
        var found = test.FeatureNames.Concat(test.LabelNames);
        if (!expected.SequenceEqual(found))
            throw new InvalidDataException(
                $"'{testFile}': expected the columns of '{trainingFile}' in the same order, "
                + $"found {DescribeDifference([.. expected], [.. found])}");
    }

    private static string DescribeDifference(string[] expected, string[] found)
    {
        var same = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return same < Math.Min(expected.Length, found.Length)
            ? $"'{found[same]}' where '{expected[same]}' should be"
            : $"{found.Length} columns where {expected.Length} should be";
    }
}
