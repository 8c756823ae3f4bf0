using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>One more statement at the end of a constructor, in the layout that it has.</summary>
internal static class ConstructorEnd
{
    /// <summary>The insertion; <paramref name="without"/> is a statement that goes away.</summary>
    public static IEnumerable<TextChange> Append(ConstructorDeclarationSyntax constructor, string statement, StatementSyntax? without = null)
    {
        if (constructor.ExpressionBody is { } arrow)
            return [new TextChange(TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, constructor.Span.End), Block(constructor, $"{arrow.Expression};", statement))];
        if (constructor.Body is not { } body)
            return [];
        var text = body.SyntaxTree.GetText();
        var last = body.Statements.LastOrDefault(one => one != without);
        var isOneLine = text.Lines.IndexOf(body.OpenBraceToken.SpanStart) == text.Lines.IndexOf(body.CloseBraceToken.SpanStart);
        if (isOneLine)
            return [new TextChange(new TextSpan((last ?? (SyntaxNode?)null)?.Span.End ?? body.OpenBraceToken.Span.End, 0), last is null && body.OpenBraceToken.Span.End == body.CloseBraceToken.SpanStart ? $" {statement} " : $" {statement}")];
        if (last is null)
            return [new TextChange(new TextSpan(body.OpenBraceToken.Span.End, 0), $"{StatementLines.NewLineOf(text)}{StatementLines.IndentOf(body, text)}{StatementLines.StepOf(text)}{statement}")];
        return NextStatement.After(last, _ => statement);
    }

    /// <summary>A constructor for a class that has none, before its first method.</summary>
    public static IEnumerable<TextChange> New(TypeDeclarationSyntax declaration, string statement)
    {
        var text = declaration.SyntaxTree.GetText();
        var field = declaration.Members.LastOrDefault(static member => member is FieldDeclarationSyntax);
        if (declaration.Members.Count > 0 && text.Lines.IndexOf(declaration.Members[0].SpanStart) == text.Lines.IndexOf(declaration.OpenBraceToken.SpanStart))
            return [];
        var indent = StatementLines.IndentOf(declaration, text) + StatementLines.StepOf(text);
        var newLine = StatementLines.NewLineOf(text);
        var code = $"public {declaration.Identifier.ValueText}(){newLine}{indent}{{{newLine}{indent}{StatementLines.StepOf(text)}{statement}{newLine}{indent}}}";
        return field is null
            ? [new TextChange(new TextSpan(declaration.OpenBraceToken.Span.End, 0), $"{newLine}{indent}{code}{(declaration.Members.Count > 0 ? newLine : "")}")]
            : [new TextChange(new TextSpan(field.Span.End, 0), $"{newLine}{newLine}{indent}{code}")];
    }

    /// <summary>A statement with the lines that it has for itself: the comment behind it and those directly above it speak of it.</summary>
    public static TextSpan LineOf(StatementSyntax statement)
    {
        var text = statement.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        if (IsBlank(text, first.Start, statement.SpanStart) && (IsBlank(text, statement.Span.End, last.End) || CommentBehind(statement, text).StartsWith("//", StringComparison.Ordinal)))
        {
            while (first.LineNumber > 0 && text.Lines[first.LineNumber - 1] is var above && text.ToString(above.Span).TrimStart().StartsWith("//", StringComparison.Ordinal))
                first = above;
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        }

        var trailing = statement.GetLastToken().TrailingTrivia;
        var space = trailing.Count > 0 ? trailing[0] : default;
        return TextSpan.FromBounds(statement.SpanStart, space.IsKind(SyntaxKind.WhitespaceTrivia) ? space.Span.End : statement.Span.End);
    }

    private static string CommentBehind(StatementSyntax statement, SourceText text) =>
        text.ToString(TextSpan.FromBounds(statement.Span.End, text.Lines.GetLineFromPosition(statement.Span.End).End)).Trim();

    private static bool IsBlank(SourceText text, int start, int end) => text.ToString(TextSpan.FromBounds(start, end)).Trim().Length == 0;

    public static string Block(SyntaxNode member, params string[] statements)
    {
        var text = member.SyntaxTree.GetText();
        var (indent, newLine) = (StatementLines.IndentOf(member, text), StatementLines.NewLineOf(text));
        return $"{newLine}{indent}{{{string.Concat(statements.Select(statement => $"{newLine}{indent}{StatementLines.StepOf(text)}{statement}"))}{newLine}{indent}}}";
    }
}
