using System.Globalization;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>
/// A row of an ARFF file: dense, a value for each column; or sparse, the places and values of those that are not omitted.
/// </summary>
internal static class ArffRow
{
    /// <param name="line">The line, at its first character that is not blank.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="row">Receives a number for each column.</param>
    public static void Read(TextLine line, IReadOnlyList<Column> columns, float[] row)
    {
        if (line.TryTake('{'))
            ReadSparse(line, columns, row);
        else
            ReadDense(line, columns, row);

        if (!ArffText.IsEmpty(line))
            throw line.Expected($"the end of the line after {columns.Count} columns");
    }

    private static void ReadDense(TextLine line, IReadOnlyList<Column> columns, float[] row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0 && !line.SkipBlanks().TryTake(','))
                throw line.Expected($"',' and a value for '{columns[i].Name}', column {i + 1} of {columns.Count}");

            row[i] = ReadValue(line, columns[i]);
        }
    }

    private static void ReadSparse(TextLine line, IReadOnlyList<Column> columns, float[] row)
    {
        for (var i = 0; i < columns.Count; i++)
            row[i] = columns[i].Omitted;
        if (line.SkipBlanks().TryTake('}'))
            return;

        var seen = new HashSet<int>();
        do
        {
            var i = ReadIndex(line, columns.Count, seen);
            row[i] = ReadValue(line, columns[i]);
        }
        while (line.SkipBlanks().TryTake(','));

        if (!line.TryTake('}'))
            throw line.Expected("',' or '}'");
    }

    private static int ReadIndex(TextLine line, int columns, HashSet<int> seen)
    {
        var position = line.SkipBlanks().Position;
        var text = ArffText.TakeValue(line);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= columns)
            throw line.Expected($"a column's number from 0 to {columns - 1}", position, text);

        return seen.Add(index) ? index : throw line.Expected("a column that the row has not mentioned before", position, text);
    }

    private static float ReadValue(TextLine line, Column column)
    {
        var position = line.SkipBlanks().Position;
        return column.Parse(ArffText.TakeValue(line), line, position);
    }
}
