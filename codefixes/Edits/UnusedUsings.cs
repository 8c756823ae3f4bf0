using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Takes away the usings that an edit made unnecessary, and no others.</summary>
internal static class UnusedUsings
{
    private const string Unnecessary = "CS8019";

    /// <param name="before">The program before the edit.</param>
    /// <param name="solution">The program after it.</param>
    /// <param name="changed">The files that it changed, with what the compiler says of them now.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    public static async Task<Solution> RemoveAsync(
        Project before, Solution solution, IReadOnlyDictionary<SyntaxTree, ImmutableArray<Diagnostic>> changed, CancellationToken cancellation)
    {
        foreach (var file in changed)
        {
            var now = UnnecessaryIn(file.Key.GetRoot(cancellation), file.Value);
            if (now.Count == 0)
                continue;
            var id = solution.GetDocumentId(file.Key)!;
            var known = await KnownAsync(before.GetDocument(id)!, cancellation).ConfigureAwait(false);
            var added = now.Where(directive => !known.Contains(directive.ToString())).ToList();
            if (added.Count > 0)
                solution = solution.WithDocumentSyntaxRoot(id, WithoutEmptyTop((CompilationUnitSyntax)file.Key.GetRoot(cancellation).RemoveNodes(added, SyntaxRemoveOptions.KeepNoTrivia)!));
        }

        return solution;
    }

    private static CompilationUnitSyntax WithoutEmptyTop(CompilationUnitSyntax root) =>
        root.Usings.Count > 0
            ? root
            : root.WithLeadingTrivia(root.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    /// <summary>Those that were unnecessary before the edit.</summary>
    private static async Task<HashSet<string>> KnownAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return new(UnnecessaryIn(root, model.GetDiagnostics(cancellationToken: cancellation)).Select(static directive => directive.ToString()), StringComparer.Ordinal);
    }

    private static List<UsingDirectiveSyntax> UnnecessaryIn(SyntaxNode root, IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .Where(static diagnostic => diagnostic.Id == Unnecessary)
            .SelectMany(diagnostic => root.DescendantNodes(diagnostic.Location.SourceSpan).OfType<UsingDirectiveSyntax>()
                .Where(directive => diagnostic.Location.SourceSpan.Contains(directive.Span)))
            .ToList();
}
