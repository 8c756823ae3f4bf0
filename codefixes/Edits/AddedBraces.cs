using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Edits;

/// <summary>
/// Braces around the only statement of a loop, for another before it: written as the file writes braces, and on one line where the loop shares its line with other code.
/// </summary>
/// <param name="first">The text of the new statement.</param>
/// <param name="only">The statement that is there.</param>
internal sealed class AddedBraces(string first, StatementSyntax only)
{
    private readonly SourceText _text = only.SyntaxTree.GetText();
    private readonly SyntaxToken _header = only.GetFirstToken().GetPreviousToken();

    /// <summary>The changes; none where a directive or a long comment stands in the way.</summary>
    public IReadOnlyList<TextChange> Changes()
    {
        if (only.ContainsDirectives || _header.TrailingTrivia.Any(trivia => LineAt(trivia.SpanStart) != LineAt(trivia.Span.End) && Comments.Is(trivia)))
            return [];
        var isOnHeaderLine = LineAt(_header.Span.End) == LineAt(only.SpanStart);
        if (StatementLines.SharesItsLine(only, _text))
            return isOnHeaderLine ? [Inserted(only.SpanStart, $"{{ {first} "), Inserted(only.Span.End, " }")] : [];
        return isOnHeaderLine ? OfOneLine() : OfTwoLines();
    }

    private IReadOnlyList<TextChange> OfTwoLines()
    {
        var opening = Opening(StatementLines.IndentOf(only, _text));
        var atLineEnd = opening.IndexOf('{') + 1;
        return StatementLines.HasBracesAtLineEnds(_text)
            ? [Inserted(_header.Span.End, opening.Substring(0, atLineEnd)), Inserted(LineEnd, opening.Substring(atLineEnd)), Closing]
            : [Inserted(LineEnd, opening), Closing];
    }

    private IReadOnlyList<TextChange> OfOneLine()
    {
        var step = StatementLines.StepOf(_text);
        var inner = Outer + step;
        var before = _text.ToString(TextSpan.FromBounds(_header.Span.End, only.SpanStart));
        var gap = TextSpan.FromBounds(_header.Span.End + before.TrimEnd().Length, only.SpanStart);
        var later = Enumerable.Range(LineAt(only.SpanStart) + 1, LineAt(only.Span.End) - LineAt(only.SpanStart)).Select(line => _text.Lines[line]).ToList();
        return later.Exists(line => only.FindToken(line.Start).Span is var token && token.Start < line.Start && line.Start < token.End)
            ? []
            : [new TextChange(gap, Opening(inner) + NewLine + inner), .. later.Where(static line => !line.Span.IsEmpty).Select(line => Inserted(line.Start, step)), Closing];
    }

    private string Opening(string inner) => (StatementLines.HasBracesAtLineEnds(_text) ? " {" : $"{NewLine}{Outer}{{") + $"{NewLine}{inner}{first}";

    private TextChange Closing => Inserted(StatementLines.EndOf(only, _text), $"{NewLine}{Outer}}}");

    private string Outer => StatementLines.IndentOf(only.Parent!, _text);

    private string NewLine => StatementLines.NewLineOf(_text);

    /// <summary>Of the header, behind its comment.</summary>
    private int LineEnd => _text.Lines[LineAt(_header.Span.End)].End;

    private int LineAt(int position) => _text.Lines.IndexOf(position);

    private static TextChange Inserted(int position, string text) => new(new TextSpan(position, 0), text);
}
