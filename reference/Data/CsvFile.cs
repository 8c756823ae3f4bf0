using TorchSharp.Reference.Data.Tables;

namespace TorchSharp.Reference.Data;

/// <summary>Reads tables from text with a line of names and then a line of values for each row (RFC 4180).</summary>
/// <remarks>Numbers have a decimal point, whatever the machine's language. Empty lines are skipped; missing values are refused.</remarks>
public static class CsvFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">
    /// The names of the columns that are labels, in any order, anywhere in the file; at least one. All others are features.
    /// </param>
    /// <param name="separator">What stands between two fields; not a quotation mark, a line break, a point or a digit.</param>
    /// <returns>
    /// Features float32 (N, columns that are no labels), labels float32 (N, labels) of 0 and 1. Both keep the order of the file's columns.
    /// </returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MultiLabelTable Read(string path, IReadOnlyCollection<string> labels, char separator = ',')
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        MultiLabelTable.CheckLabels(labels);
        CheckSeparator(separator);
        return Read(path, separator, columns => new LabeledRowCollector(path, columns, labels)).ToTable();
    }

    /// <summary>Reads a whole file, one of whose columns says of which class each row is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classColumn">The name of that column. Its values are names of any kind: <c>setosa</c>, <c>3</c>.</param>
    /// <param name="options">Separator, columns to leave out, the order of the classes.</param>
    /// <returns>Features float32 (N, all other columns), classes int64 (N).</returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected, what was found, and what to do about missing
    /// values and columns of text.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The separator or the classes are not possible.</exception>
    public static ClassTable ReadClasses(string path, string classColumn, ClassColumnOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(classColumn);
        options ??= new ClassColumnOptions();
        options.Validate();
        CheckSeparator(options.Separator);
        return Read(path, options.Separator, columns => new ClassRowCollector(path, columns, classColumn, options)).ToTable();
    }

    /// <summary>Reads the features of rows whose labels are not known or not wanted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">
    /// The names of columns that are labels. They may be missing; where one is there, its values are passed over, and <c>?</c> is one of
    /// them.
    /// </param>
    /// <param name="separator">What stands between two fields; not a quotation mark, a line break, a point or a digit.</param>
    /// <returns>All other columns, in the order of the file.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FeatureTable ReadFeatures(string path, IReadOnlyCollection<string> labels, char separator = ',')
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(labels);
        CheckSeparator(separator);
        return Read(path, separator, columns => new FeatureRowCollector(path, columns, labels)).ToTable();
    }

    private static void CheckSeparator(char separator)
    {
        if (separator is '"' or '.' or '+' or '-' or '\r' or '\n' || char.IsAsciiLetterOrDigit(separator))
            throw new ArgumentException($"'{separator}' is part of fields and cannot separate them", nameof(separator));
    }

    private static TCollector Read<TCollector>(string path, char separator, Func<IReadOnlyList<Column>, TCollector> collect)
        where TCollector : RowCollector
    {
        using var lines = new TextLines(path);
        var text = new CsvText(separator);
        var rows = collect(ReadHeader(lines, text));
        var row = new float[rows.Columns.Count];
        while (NextFilled(lines) is { } line)
        {
            ReadRow(line, text, rows.Columns, row);
            rows.Add(row);
        }

        return rows.IsEmpty ? throw lines.Expected("at least one row after the line of names") : rows;
    }

    private static TextLine? NextFilled(TextLines lines)
    {
        var line = lines.Next();
        while (line is { IsBlank: true })
            line = lines.Next();
        return line;
    }

    private static List<Column> ReadHeader(TextLines lines, CsvText text)
    {
        var line = NextFilled(lines) ?? throw lines.Expected("a line with the columns' names");
        var columns = new List<Column>();
        for (var more = true; more;)
        {
            var position = text.SkipBlanks(line).Position;
            (var name, more) = text.Take(line);
            if (name.Length == 0 || columns.Exists(column => column.Name == name))
                throw line.Expected("a name that no column before has", position, name);

            columns.Add(new Column(name));
        }

        return columns;
    }

    private static void ReadRow(TextLine line, CsvText text, IReadOnlyList<Column> columns, float[] row)
    {
        var more = true;
        for (var i = 0; i < columns.Count; i++)
        {
            if (!more)
                throw line.Expected($"a value for '{columns[i].Name}', column {i + 1} of {columns.Count}");

            var position = text.SkipBlanks(line).Position;
            (var field, more) = text.Take(line);
            row[i] = columns[i].Parse(field, line, position);
        }

        if (more)
            throw line.Expected($"the end of the line after {columns.Count} columns");
    }
}
