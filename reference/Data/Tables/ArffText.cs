using System.Text;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>The words of an ARFF line: bare ones, ones in quotation marks, comments.</summary>
internal static class ArffText
{
    public static ReadOnlySpan<char> EndOfType => "% \t";

    private static ReadOnlySpan<char> EndOfName => "%{ \t";

    private static ReadOnlySpan<char> EndOfValue => "%,{} \t";

    /// <summary>Whether nothing follows but blanks and a comment.</summary>
    public static bool IsEmpty(TextLine line) => line.SkipBlanks().AtEnd || line.Current == '%';

    public static string TakeName(TextLine line)
    {
        var position = line.Position;
        var name = Take(line, EndOfName);
        return name.Length > 0 ? name : throw line.Expected("a name", position, name);
    }

    public static string TakeValue(TextLine line) => Take(line, EndOfValue);

    private static string Take(TextLine line, ReadOnlySpan<char> stops) =>
        line.Current is '\'' or '"' ? TakeQuoted(line) : line.TakeUntil(stops);

    private static string TakeQuoted(TextLine line)
    {
        var text = new StringBuilder();
        var quotationMark = line.TakeOne();
        while (!line.AtEnd)
        {
            var character = line.TakeOne();
            if (character == quotationMark)
                return text.ToString();

            text.Append(character == '\\' && !line.AtEnd ? line.TakeOne() : character);
        }

        throw line.Expected($"a closing {quotationMark}");
    }
}
