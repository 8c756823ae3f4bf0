using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>One more statement behind another, in its indentation; where only one may stand, in braces with it.</summary>
internal static class NextStatement
{
    /// <summary>The insertions.</summary>
    /// <param name="statement">The statement that is there.</param>
    /// <param name="next">The text of the next, for its indentation.</param>
    public static IEnumerable<TextChange> After(StatementSyntax statement, Func<string, string> next)
    {
        var text = statement.SyntaxTree.GetText();
        var indent = IndentOf(statement, text);
        var newLine = text.ToString().Contains("\r\n") ? "\r\n" : "\n";
        if (SharesItsLine(statement, text))
            return [];
        var end = EndOf(statement, text);
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            return [new TextChange(new TextSpan(end, 0), Lines($"\n{indent}{next(indent)}", newLine))];
        if (text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, statement.SpanStart)).Trim().Length > 0)
            return [];
        var outer = IndentOf(statement.Parent!, text);
        return
        [
            new TextChange(new TextSpan(statement.SpanStart - indent.Length, 0), Lines($"{outer}{{\n", newLine)),
            new TextChange(new TextSpan(end, 0), Lines($"\n{indent}{next(indent)}\n{outer}}}", newLine)),
        ];
    }

    /// <summary>Behind the comment that stands on its line: it speaks of the statement that is there.</summary>
    private static int EndOf(StatementSyntax statement, SourceText text)
    {
        var comment = statement.GetTrailingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return comment.IsKind(SyntaxKind.None) || text.Lines.IndexOf(comment.Span.End) != text.Lines.IndexOf(statement.Span.End) ? statement.Span.End : comment.Span.End;
    }

    private static string IndentOf(SyntaxNode node, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary><c>{ norm = GroupNorm(2, 4); Register(); }</c>: what follows on the line would stand behind the new statement.</summary>
    private static bool SharesItsLine(StatementSyntax statement, SourceText text)
    {
        var after = statement.GetLastToken().GetNextToken();
        return !after.IsKind(SyntaxKind.None) && !after.IsKind(SyntaxKind.EndOfFileToken) && after.SpanStart < text.Lines.GetLineFromPosition(statement.Span.End).End;
    }

    private static string Lines(string text, string newLine) => text.Replace("\n", newLine);
}
