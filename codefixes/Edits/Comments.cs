using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Comments outlive the code around them; only the documentation of a member goes with it.</summary>
internal static class Comments
{
    public static bool Any(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(Is);

    /// <summary>The comments, each with the space before it.</summary>
    public static IReadOnlyList<SyntaxTrivia> Of(SyntaxTriviaList trivia) =>
        trivia.Any(Is) ? trivia.Where(static piece => !piece.IsKind(SyntaxKind.EndOfLineTrivia)).ToList() : [];

    /// <summary>The end of a line, its comment no farther away than one space.</summary>
    public static IEnumerable<SyntaxTrivia> Closer(SyntaxTriviaList end) =>
        end.Any(Is) ? end.Select(static piece => piece.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.Space : piece) : end;

    /// <summary>The same from the first line on that is not blank.</summary>
    public static IEnumerable<SyntaxTrivia> WithoutBlankLines(SyntaxTriviaList trivia)
    {
        var lines = trivia.ToList();
        var blank = lines.FindLastIndex(static piece => piece.IsKind(SyntaxKind.EndOfLineTrivia));
        var first = lines.FindIndex(static piece => !piece.IsKind(SyntaxKind.EndOfLineTrivia) && !piece.IsKind(SyntaxKind.WhitespaceTrivia));
        if (first >= 0)
            blank = lines.FindLastIndex(first, static piece => piece.IsKind(SyntaxKind.EndOfLineTrivia));
        return lines.Skip(blank + 1);
    }

    /// <summary>What ends with the line that a node stands on.</summary>
    public static SyntaxNode LineOf(SyntaxNode node) => node.Ancestors().First(static ancestor => ancestor is StatementSyntax or MemberDeclarationSyntax);

    /// <summary>The comments before and after a statement or member as whole lines, indented as it was.</summary>
    public static IEnumerable<SyntaxTrivia> OnLinesOfTheirOwn(SyntaxNode node)
    {
        var before = node.GetLeadingTrivia().Where(static piece => !IsDocumentation(piece)).ToList();
        var lines = WithoutTrailingSpace(before);
        var indentation = before.Skip(Math.Max(lines.Count, before.Count - 1)).ToList();
        foreach (var comment in node.GetTrailingTrivia().Where(Is))
            lines.AddRange([.. indentation, comment, EndOfLine(node)]);
        return lines.Any(Is) ? lines : [];
    }

    public static bool Is(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || IsDocumentation(trivia) || trivia.IsDirective;

    public static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);

    /// <summary>The space before documentation that is gone, and that before the node itself, are on no line any more.</summary>
    private static List<SyntaxTrivia> WithoutTrailingSpace(List<SyntaxTrivia> trivia)
    {
        var end = trivia.Count;
        while (end > 0 && trivia[end - 1].IsKind(SyntaxKind.WhitespaceTrivia))
            end--;
        return trivia.Take(end).ToList();
    }

    private static SyntaxTrivia EndOfLine(SyntaxNode node) =>
        node.GetTrailingTrivia().FirstOrDefault(static piece => piece.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } own ? own : SyntaxFactory.LineFeed;
}
