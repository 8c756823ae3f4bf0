namespace TorchSharp.Reference.Data.Tables;

/// <summary>The part of an ARFF file before its rows: what its columns are.</summary>
internal static class ArffHeader
{
    private static readonly string[] NumberTypes = ["numeric", "real", "integer"];

    /// <summary>Reads up to and with the line <c>@data</c>.</summary>
    public static List<Column> Read(TextLines lines)
    {
        var columns = new List<Column>();
        while (lines.Next() is { } line)
        {
            if (ArffText.IsEmpty(line))
                continue;

            var (position, keyword) = (line.Position, line.TakeWord());
            if (Is(keyword, "@data"))
                return columns.Count > 0 ? columns : throw line.Expected("an @attribute before the rows", position, keyword);
            if (Is(keyword, "@attribute"))
                columns.Add(ReadAttribute(line, columns));
            else if (!Is(keyword, "@relation"))
                throw line.Expected("@relation, @attribute or @data", position, keyword);
        }

        throw lines.Expected("@data");
    }

    private static Column ReadAttribute(TextLine line, List<Column> before)
    {
        var position = line.SkipBlanks().Position;
        var name = ArffText.TakeName(line);
        if (before.Exists(column => column.Name == name))
            throw line.Expected("a name that no attribute before has", position, name);

        var column = line.SkipBlanks().Current == '{' ? ReadNominal(line, name) : ReadNumber(line, name);
        return ArffText.IsEmpty(line) ? column : throw line.Expected("the end of the line");
    }

    private static Column ReadNumber(TextLine line, string name)
    {
        var (position, type) = (line.Position, line.TakeUntil(ArffText.EndOfType));
        return Array.Exists(NumberTypes, number => Is(type, number))
            ? new Column(name)
            : throw line.Expected($"numeric, real, integer or {{0,1}} as the type of '{name}'", position, type);
    }

    private static Column ReadNominal(TextLine line, string name)
    {
        var column = new Column(name, IsBinary: true);
        var values = new List<float>();
        line.TakeOne();
        do
        {
            var position = line.SkipBlanks().Position;
            values.Add(column.Parse(ArffText.TakeValue(line), line, position));
        }
        while (line.SkipBlanks().TryTake(','));

        // A sparse row omits the first value of a nominal type, whichever that is.
        return line.TryTake('}') ? column with { Omitted = values[0] } : throw line.Expected("',' or '}'");
    }

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
