using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Changes to any number of files, which may lie within each other, made at once.</summary>
internal sealed class ProgramEdit(Project project)
{
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> _rewrites = [];
    private readonly HashSet<SyntaxNode> _removed = [];

    /// <summary>Rewrites a node; what is changed inside it comes as it is then.</summary>
    public void Rewrite(SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite) =>
        _rewrites[node] = _rewrites.TryGetValue(node, out var earlier) ? current => rewrite(earlier(current)) : rewrite;

    public void RewriteCall(InvocationExpressionSyntax call, Func<InvocationExpressionSyntax, InvocationExpressionSyntax> rewrite) =>
        Rewrite(call, current => rewrite((InvocationExpressionSyntax)current));

    /// <summary>Removes a statement, a member, or an element of a list, with its line but not with its comments.</summary>
    public void Remove(SyntaxNode node) => _removed.Add(node);

    /// <summary>
    /// Removes an element of a list. The last one goes with the separator before it, but not with the line break after it, nor with a
    /// comment on the element before.
    /// </summary>
    public void RemoveElement<T>(T element, SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        if (!_removed.Add(element) || index == 0 || index < list.Count - 1 || index < list.SeparatorCount)
            return;
        var comments = Comments.Of(list.GetSeparator(index - 1).TrailingTrivia);
        var end = element.GetTrailingTrivia();
        if (comments.Count == 0 || end.Any(SyntaxKind.EndOfLineTrivia))
            Rewrite(list[index - 1], current => current.WithTrailingTrivia(comments.Concat(end)));
        else
            Rewrite(Comments.LineOf(element), current => current.WithTrailingTrivia(comments.Concat(current.GetTrailingTrivia())));
    }

    public bool IsChanged(SyntaxNode node) => _rewrites.ContainsKey(node) || node.AncestorsAndSelf().Any(_removed.Contains);

    /// <summary>The solution with all changes, or null if it would not compile; usings that nothing needs any more are gone.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellation)
    {
        var solution = project.Solution;
        var documents = new List<DocumentId>();
        foreach (var tree in _rewrites.Keys.Concat(_removed).Select(static node => node.SyntaxTree).Distinct().ToList())
        {
            var document = project.GetDocument(tree)!;
            documents.Add(document.Id);
            solution = solution.WithDocumentSyntaxRoot(document.Id, ChangedRoot(await tree.GetRootAsync(cancellation).ConfigureAwait(false)));
        }

        return await CompilesAsync(solution, cancellation).ConfigureAwait(false)
            ? await UnusedUsings.RemoveAsync(project, solution, documents, cancellation).ConfigureAwait(false)
            : null;
    }

    private SyntaxNode ChangedRoot(SyntaxNode root)
    {
        var gone = new SyntaxAnnotation();
        var changed = _rewrites.Keys.Concat(_removed).Where(node => node.SyntaxTree == root.SyntaxTree).Distinct();
        root = root.ReplaceNodes(changed, (original, current) =>
        {
            var rewritten = _rewrites.TryGetValue(original, out var rewrite) ? rewrite(current) : current;
            return _removed.Contains(original) ? rewritten.WithAdditionalAnnotations(gone) : rewritten;
        });
        return root.GetAnnotatedNodes(gone).Aggregate(root, (rest, _) => WithoutFirst(rest, gone));
    }

    private static SyntaxNode WithoutFirst(SyntaxNode root, SyntaxAnnotation gone)
    {
        var node = root.GetAnnotatedNodes(gone).FirstOrDefault();
        if (node is null)
            return root;
        return root.RemoveNode(node, Comments.Any(node) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Whether no error came with the edit; those that were there before are the user's own.</summary>
    private async Task<bool> CompilesAsync(Solution solution, CancellationToken cancellation)
    {
        var errors = await CountErrorsAsync(solution.GetProject(project.Id)!, cancellation).ConfigureAwait(false);
        return errors == 0 || errors <= await CountErrorsAsync(project, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> CountErrorsAsync(Project project, CancellationToken cancellation) =>
        (await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!.GetDiagnostics(cancellation)
            .Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

/// <summary>Comments outlive the code around them.</summary>
internal static class Comments
{
    public static bool Any(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(Is);

    /// <summary>The comments, each with the space before it.</summary>
    public static IReadOnlyList<SyntaxTrivia> Of(SyntaxTriviaList trivia) =>
        trivia.Any(Is) ? trivia.Where(static piece => !piece.IsKind(SyntaxKind.EndOfLineTrivia)).ToList() : [];

    /// <summary>What ends with the line that a node stands on.</summary>
    public static SyntaxNode LineOf(SyntaxNode node) => node.Ancestors().First(static ancestor => ancestor is StatementSyntax or MemberDeclarationSyntax);

    public static bool Is(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsDirective;
}
