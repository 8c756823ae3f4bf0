using Microsoft.CodeAnalysis;
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
        var line = text.Lines.GetLineFromPosition(statement.SpanStart).ToString();
        var indent = line.Substring(0, line.Length - line.TrimStart().Length);
        var newLine = text.ToString().Contains("\r\n") ? "\r\n" : "\n";
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            return [new TextChange(new TextSpan(statement.Span.End, 0), Lines($"\n{indent}{next(indent)}", newLine))];
        if (line.Trim() != statement.ToString().Trim())
            return [];
        var outer = indent.Length >= 4 ? indent.Substring(4) : "";
        return
        [
            new TextChange(new TextSpan(statement.SpanStart - indent.Length, 0), Lines($"{outer}{{\n", newLine)),
            new TextChange(new TextSpan(statement.Span.End, 0), Lines($"\n{indent}{next(indent)}\n{outer}}}", newLine)),
        ];
    }

    private static string Lines(string text, string newLine) => text.Replace("\n", newLine);
}
