using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Reference.Tests.Proofs.Pages;

/// <summary>One row of a page's table of figures: the same quantity in wrong and in right code.</summary>
internal sealed record FigureRow(string Quantity, Figure Wrong, Figure Right);

/// <summary>A rule's page in one language: its table of figures, and the figures that its text repeats.</summary>
internal sealed partial class RulePage
{
    private static readonly string DocumentationFolder = Path.Combine(
        typeof(RulePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "docs");

    private readonly string[] _lines;

    private RulePage(string path)
    {
        _lines = File.ReadAllLines(path);
        Figures = [.. LastTable().Select(Row)];
    }

    public IReadOnlyList<FigureRow> Figures { get; }

    public static RulePage English(string rule) => new(Path.Combine(DocumentationFolder, "rules", $"{rule}.md"));

    public static RulePage Chinese(string rule) => new(Path.Combine(DocumentationFolder, "zh-Hans", "rules", $"{rule}.md"));

    /// <summary>The decimal numbers and percentages of the text, without tables and code.</summary>
    public IEnumerable<Figure> FiguresInText() => Text().SelectMany(FiguresIn);

    public static IEnumerable<Figure> FiguresIn(string text) => FigureInText().Matches(text).Select(match => Figure.Parse(match.Value));

    /// <summary>The rows of the page's last table, without its head.</summary>
    private IEnumerable<string> LastTable()
    {
        var delimiter = Array.FindLastIndex(_lines, line => line.StartsWith("|---", StringComparison.Ordinal));
        return _lines.Skip(delimiter + 1).TakeWhile(line => line.StartsWith('|'));
    }

    private IEnumerable<string> Text()
    {
        var code = false;
        foreach (var line in _lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                code = !code;
            else if (!code && !line.StartsWith('|'))
                yield return CodeSpan().Replace(line, "");
        }
    }

    private static FigureRow Row(string line)
    {
        var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return new FigureRow(cells[0], Figure.Parse(cells[1]), Figure.Parse(cells[2]));
    }

    [GeneratedRegex(@"−?\d+\.\d+|\d+(?= ?%)")]
    private static partial Regex FigureInText();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();
}
