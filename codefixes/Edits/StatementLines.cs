using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Edits;

/// <summary>How a file lays out its statements.</summary>
internal static class StatementLines
{
    public static string NewLineOf(SourceText text) => text.ToString().Contains("\r\n") ? "\r\n" : "\n";

    /// <summary>A new statement on the line before another, or on the same where others share it.</summary>
    public static TextChange Before(StatementSyntax statement, string added)
    {
        var text = statement.SyntaxTree.GetText();
        var isFirst = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, statement.SpanStart)));
        return new TextChange(new TextSpan(statement.SpanStart, 0), added + (isFirst ? NewLineOf(text) + IndentOf(statement, text) : " "));
    }

    /// <summary>A new statement behind another.</summary>
    public static TextChange After(StatementSyntax statement, string added)
    {
        var text = statement.SyntaxTree.GetText();
        return SharesItsLine(statement, text)
            ? new TextChange(new TextSpan(statement.Span.End, 0), " " + added)
            : new TextChange(new TextSpan(EndOf(statement, text), 0), NewLineOf(text) + IndentOf(statement, text) + added);
    }

    /// <summary>The space before the line that a node begins on.</summary>
    public static string IndentOf(SyntaxNode node, SourceText text) => IndentOf(text.Lines.GetLineFromPosition(node.SpanStart).ToString());

    /// <summary>Behind the comment that stands on its line: it speaks of the statement that is there.</summary>
    public static int EndOf(StatementSyntax statement, SourceText text)
    {
        var comment = statement.GetTrailingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return comment.IsKind(SyntaxKind.None) || text.Lines.IndexOf(comment.Span.End) != text.Lines.IndexOf(statement.Span.End) ? statement.Span.End : comment.Span.End;
    }

    /// <summary><c>{ norm = GroupNorm(2, 4); Register(); }</c>: what follows on the line would stand behind a new statement.</summary>
    public static bool SharesItsLine(StatementSyntax statement, SourceText text)
    {
        var after = statement.GetLastToken().GetNextToken();
        return !after.IsKind(SyntaxKind.None) && !after.IsKind(SyntaxKind.EndOfFileToken) && after.SpanStart < text.Lines.GetLineFromPosition(statement.Span.End).End;
    }

    /// <summary>By how much the file indents what stands in braces: as behind its first brace that ends a line.</summary>
    public static string StepOf(SourceText text)
    {
        for (var i = 0; i < text.Lines.Count - 1; i++)
        {
            var (line, next) = (text.Lines[i].ToString(), text.Lines[i + 1].ToString());
            var (outer, inner) = (IndentOf(line), IndentOf(next));
            if (line.TrimEnd().EndsWith("{", StringComparison.Ordinal) && next.Length > inner.Length && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return "    ";
    }

    /// <summary><c>foreach (var batch in loader) {</c>: whether most braces of the file end a line on which something else stands.</summary>
    public static bool HasBracesAtLineEnds(SourceText text)
    {
        var opening = text.Lines.Select(static line => line.ToString().Trim()).Where(static line => line.EndsWith("{", StringComparison.Ordinal)).ToList();
        return opening.Count(static line => line.Length > 1) > opening.Count(static line => line.Length == 1);
    }

    private static string IndentOf(string line) => line.Substring(0, line.Length - line.TrimStart().Length);
}
