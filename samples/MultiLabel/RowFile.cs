using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>Rows of the user's own, with or without labels.</summary>
internal static class RowFile
{
    /// <param name="file">CSV by its name's end, else ARFF.</param>
    /// <param name="data">What the models were trained on: the file must have these features in this order.</param>
    /// <returns>float32 (N, features).</returns>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static Tensor Read(FileInfo file, MultiLabelSource data)
    {
        var isCsv = file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var table = isCsv ? CsvFile.ReadFeatures(file.FullName, data.Labels) : ArffFile.ReadFeatures(file.FullName, data.Labels);
        if (Difference(data.Features, table.Names) is not { } difference)
            return table.Features;

        table.Dispose();
        throw new InvalidDataException(
            $"'{file.FullName}' {difference}. It wants the features of the training, in their order; columns of labels may be there, too");
    }

    private static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        if (found.Count != expected.Count)
            return $"has {found.Count} features, and the models were trained on {expected.Count}, from '{expected[0]}' to '{expected[^1]}'";
        var same = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == expected.Count ? null : $"has the feature '{found[same]}' where '{expected[same]}' should be";
    }
}
