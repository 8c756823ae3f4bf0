using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Edits;

/// <summary>One more statement behind another, in its indentation; where only one may stand, in braces with it.</summary>
internal static class NextStatement
{
    /// <summary>The insertions.</summary>
    /// <param name="statement">The statement that is there.</param>
    /// <param name="next">The text of the next, for its indentation.</param>
    public static IEnumerable<TextChange> After(StatementSyntax statement, Func<string, string> next)
    {
        var text = statement.SyntaxTree.GetText();
        var indent = StatementLines.IndentOf(statement, text);
        var newLine = StatementLines.NewLineOf(text);
        if (StatementLines.SharesItsLine(statement, text))
            return [];
        var end = StatementLines.EndOf(statement, text);
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            return [new TextChange(new TextSpan(end, 0), Lines($"\n{indent}{next(indent)}", newLine))];
        if (text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, statement.SpanStart)).Trim().Length > 0)
            return [];
        var outer = StatementLines.IndentOf(statement.Parent!, text);
        return
        [
            new TextChange(new TextSpan(statement.SpanStart - indent.Length, 0), Lines($"{outer}{{\n", newLine)),
            new TextChange(new TextSpan(end, 0), Lines($"\n{indent}{next(indent)}\n{outer}}}", newLine)),
        ];
    }

    private static string Lines(string text, string newLine) => text.Replace("\n", newLine);
}
