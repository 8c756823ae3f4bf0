using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Takes away the usings that an edit made unnecessary, and no others.</summary>
internal static class UnusedUsings
{
    private const string Unnecessary = "CS8019";

    public static async Task<Solution> RemoveAsync(
        Project before, Solution solution, IEnumerable<DocumentId> documents, CancellationToken cancellation)
    {
        foreach (var id in documents)
        {
            var old = await UnnecessaryAsync(before.GetDocument(id)!, cancellation).ConfigureAwait(false);
            var document = solution.GetDocument(id)!;
            var known = new HashSet<string>(old.Select(static directive => directive.ToString()), StringComparer.Ordinal);
            var added = (await UnnecessaryAsync(document, cancellation).ConfigureAwait(false))
                .Where(directive => !known.Contains(directive.ToString())).ToList();
            if (added.Count == 0)
                continue;
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentSyntaxRoot(id, WithoutEmptyTop((CompilationUnitSyntax)root!.RemoveNodes(added, SyntaxRemoveOptions.KeepNoTrivia)!));
        }

        return solution;
    }

    private static CompilationUnitSyntax WithoutEmptyTop(CompilationUnitSyntax root) =>
        root.Usings.Count > 0
            ? root
            : root.WithLeadingTrivia(root.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    private static async Task<List<UsingDirectiveSyntax>> UnnecessaryAsync(Document document, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellation)
            .Where(static diagnostic => diagnostic.Id == Unnecessary)
            .SelectMany(diagnostic => root!.DescendantNodes(diagnostic.Location.SourceSpan).OfType<UsingDirectiveSyntax>()
                .Where(directive => diagnostic.Location.SourceSpan.Contains(directive.Span)))
            .ToList();
    }
}
