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
    public void Remove(SyntaxNode node) => _removed.Add(node.Parent is GlobalStatementSyntax global ? global : node);

    /// <summary>
    /// Removes an element of a list. The last one goes with the separator before it, but not with the line break after it, nor with a
    /// comment on the element before.
    /// </summary>
    public void RemoveElement<T>(T element, SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        if (!_removed.Add(element))
            return;
        if (index == 0 || index < list.Count - 1 || index < list.SeparatorCount)
        {
            var own = index < list.SeparatorCount ? list.GetSeparator(index).TrailingTrivia : default;
            Rewrite(element, current => current.WithLeadingTrivia(Comments.OnLinesOfTheirOwn(current.WithTrailingTrivia(own))).WithTrailingTrivia());
            return;
        }

        Rewrite(element, static current => current.WithLeadingTrivia(Comments.OnLinesOfTheirOwn(current.WithTrailingTrivia())).WithTrailingTrivia());
        var comments = Comments.Of(list.GetSeparator(index - 1).TrailingTrivia);
        var end = element.GetTrailingTrivia();
        if (comments.Count == 0 || end.Any(SyntaxKind.EndOfLineTrivia))
            Rewrite(list[index - 1], current => current.WithTrailingTrivia(comments.Concat(end)));
        else
            Rewrite(Comments.LineOf(element), current => current.WithTrailingTrivia(comments.Concat(Comments.Closer(current.GetTrailingTrivia()))));
    }

    /// <summary>The files that it changes.</summary>
    public IReadOnlyCollection<SyntaxTree> Files => new HashSet<SyntaxTree>(_rewrites.Keys.Concat(_removed).Select(static node => node.SyntaxTree));

    /// <summary>Takes over the changes of an edit in other files.</summary>
    public void Add(ProgramEdit other)
    {
        foreach (var entry in other._rewrites)
            _rewrites.Add(entry.Key, entry.Value);
        _removed.UnionWith(other._removed);
    }

    public bool IsChanged(SyntaxNode node) => _rewrites.ContainsKey(node) || node.AncestorsAndSelf().Any(_removed.Contains);

    /// <summary>The solution with all changes, or null if it would not compile; usings that nothing needs any more are gone.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellation)
    {
        var solution = project.Solution;
        var changed = _rewrites.Keys.Concat(_removed).ToList();
        foreach (var tree in changed.Select(static node => node.SyntaxTree).Distinct().ToList())
            solution = solution.WithDocumentSyntaxRoot(project.GetDocument(tree)!.Id, ChangedRoot(await tree.GetRootAsync(cancellation).ConfigureAwait(false)));
        return await Compiling.OfAsync(project, solution.GetProject(project.Id)!, changed, cancellation).ConfigureAwait(false) is { } compiling
            ? await UnusedUsings.RemoveAsync(project, solution, compiling.Diagnostics, cancellation).ConfigureAwait(false)
            : null;
    }

    private SyntaxNode ChangedRoot(SyntaxNode root)
    {
        var removed = EmptiedStatements.With(_removed.Where(node => node.SyntaxTree == root.SyntaxTree));
        var gone = new SyntaxAnnotation();
        var changed = _rewrites.Keys.Where(node => node.SyntaxTree == root.SyntaxTree).Concat(removed).Distinct();
        root = root.ReplaceNodes(changed, (original, current) =>
        {
            var rewritten = _rewrites.TryGetValue(original, out var rewrite) ? rewrite(current) : current;
            return !removed.Contains(original) ? rewritten
                : EmptiedStatements.IsRequired(original) ? SyntaxFactory.Block().WithTriviaFrom(rewritten)
                : rewritten.WithAdditionalAnnotations(gone);
        });
        return root.GetAnnotatedNodes(gone).Aggregate(root, (rest, _) => WithoutFirst(rest, gone));
    }

    private static SyntaxNode WithoutFirst(SyntaxNode root, SyntaxAnnotation gone)
    {
        if (root.GetAnnotatedNodes(gone).FirstOrDefault() is not { } node)
            return root;
        if (!Comments.Any(node))
            return WithoutBlankLine(root, node, gone);
        return node is StatementSyntax or MemberDeclarationSyntax
            ? WithoutLine(root, node, gone)
            : root.RemoveNode(node, SyntaxRemoveOptions.KeepLeadingTrivia)!;
    }

    /// <summary>What comes first in its braces after the edit has no blank line before it.</summary>
    private static SyntaxNode WithoutBlankLine(SyntaxNode root, SyntaxNode node, SyntaxAnnotation gone)
    {
        var next = node.GetLastToken().GetNextToken();
        if (node.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken) && node is StatementSyntax or MemberDeclarationSyntax)
            root = root.ReplaceToken(next, next.WithLeadingTrivia(Comments.WithoutBlankLines(next.LeadingTrivia)));
        return root.RemoveNode(root.GetAnnotatedNodes(gone).First(), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>The comments of a line that goes stand on lines of their own, before what follows.</summary>
    private static SyntaxNode WithoutLine(SyntaxNode root, SyntaxNode node, SyntaxAnnotation gone)
    {
        var comments = Comments.OnLinesOfTheirOwn(node);
        var next = node.GetLastToken().GetNextToken(includeZeroWidth: true);
        root = root.ReplaceToken(next, next.WithLeadingTrivia(comments.Concat(next.LeadingTrivia)));
        return root.RemoveNode(root.GetAnnotatedNodes(gone).First(), SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
