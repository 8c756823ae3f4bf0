using TorchSharp.Reference.Data.Tables;

namespace TorchSharp.Reference.Data;

/// <summary>Reads multi-label data in the ARFF format of Weka, as Mulan publishes its sets.</summary>
/// <remarks>
/// Columns are <c>numeric</c>, <c>real</c>, <c>integer</c> or nominal with the values 0 and 1; rows are dense or sparse
/// (<c>{column value, …}</c>, columns counted from 0); names and values may stand in quotation marks; <c>%</c> begins a comment. Strings,
/// dates, other nominal types and missing values (<c>?</c>) have no place in a tensor of numbers and are refused. Format:
/// https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/
/// </remarks>
public static class ArffFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">
    /// The names of the columns that are labels, in any order, anywhere in the file; at least one. All others are features.
    /// </param>
    /// <returns>
    /// Features float32 (N, columns that are no labels), labels float32 (N, labels) of 0 and 1. Both keep the order of the file's columns.
    /// </returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MultiLabelTable Read(string path, IReadOnlyCollection<string> labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        MultiLabelTable.CheckLabels(labels);
        return Read(path, columns => new LabeledRowCollector(path, columns, labels)).ToTable();
    }

    /// <summary>Reads the features of rows whose labels are not known or not wanted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">
    /// The names of columns that are labels. They may be missing; where one is there, its values are passed over, and <c>?</c> is one of
    /// them.
    /// </param>
    /// <returns>All other columns, in the order of the file.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FeatureTable ReadFeatures(string path, IReadOnlyCollection<string> labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(labels);
        return Read(path, columns => new FeatureRowCollector(path, columns, labels)).ToTable();
    }

    private static TCollector Read<TCollector>(string path, Func<IReadOnlyList<Column>, TCollector> collect)
        where TCollector : RowCollector
    {
        using var lines = new TextLines(path);
        var rows = collect(ArffHeader.Read(lines));
        var row = new float[rows.Columns.Count];
        while (lines.Next() is { } line)
        {
            if (ArffText.IsEmpty(line))
                continue;

            ArffRow.Read(line, rows.Columns, row);
            rows.Add(row);
        }

        return rows.IsEmpty ? throw lines.Expected("at least one row after @data") : rows;
    }
}
