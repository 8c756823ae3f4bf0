using System.Text;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>The fields of a CSV line (RFC 4180, without line breaks inside of fields).</summary>
internal sealed class CsvText(char separator)
{
    /// <summary>Takes the next field, and the separator after it if there is one.</summary>
    /// <returns>The field; whether another one follows.</returns>
    public (string Field, bool More) Take(TextLine line)
    {
        var field = SkipBlanks(line).Current == '"' ? TakeQuoted(line) : line.TakeUntil([separator]);
        if (SkipBlanks(line).AtEnd)
            return (field, false);

        return line.TryTake(separator) ? (field, true) : throw line.Expected($"'{separator}' or the end of the line");
    }

    /// <summary>Goes to the beginning of the field or to the separator after it; a tab may be one.</summary>
    public TextLine SkipBlanks(TextLine line) => line.SkipBlanks(except: separator);

    private static string TakeQuoted(TextLine line)
    {
        var text = new StringBuilder();
        line.TakeOne();
        while (!line.AtEnd)
        {
            var character = line.TakeOne();
            // Inside of quotation marks, two of them stand for one.
            if (character == '"' && !line.TryTake('"'))
                return text.ToString();

            text.Append(character);
        }

        throw line.Expected("a closing \"");
    }
}
