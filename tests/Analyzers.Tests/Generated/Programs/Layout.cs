using System.Text;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Indents lines by the braces around them and drops needless blank ones, so that a failing program can be read.</summary>
internal static class Layout
{
    public static string Indent(string text)
    {
        var result = new StringBuilder();
        var depth = 0;
        var lastWasOpen = true;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            var closing = line.StartsWith('}');
            if (line.Length == 0 && lastWasOpen)
                continue;
            depth -= closing ? 1 : 0;
            result.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');
            depth += Braces(line) + (closing ? 1 : 0);
            lastWasOpen = line.Length == 0 || line.EndsWith('{');
        }

        return result.ToString();
    }

    private static int Braces(string line) => line.Count(letter => letter == '{') - line.Count(letter => letter == '}');
}
