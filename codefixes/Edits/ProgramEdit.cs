using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Changes to any number of files, which may lie within each other, made at once.</summary>
internal sealed class ProgramEdit(Project project)
{
    private readonly Dictionary<SyntaxTree, SyntaxEditor> _editors = [];
    private readonly HashSet<SyntaxNode> _removed = [];

    /// <summary>Rewrites a node; what was changed inside it before comes as it is then.</summary>
    public void Rewrite(SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite) =>
        EditorOf(node).ReplaceNode(node, (current, _) => rewrite(current));

    /// <summary>Removes a statement, a member, or an element of a list, with its line but not with its comments.</summary>
    public void Remove(SyntaxNode node)
    {
        if (_removed.Add(node))
            EditorOf(node).RemoveNode(node, Comments.Any(node) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia);
    }

    /// <summary>Removes an element of a list. The last one goes with the separator before it, but not with what is written after that.</summary>
    public void RemoveElement<T>(T element, SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        if (!_removed.Add(element))
            return;
        EditorOf(element).RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia);
        if (index == list.Count - 1 && index > 0 && Comments.Of(list.GetSeparator(index - 1).TrailingTrivia) is { Count: > 0 } comments)
            Rewrite(list[index - 1], current => current.WithTrailingTrivia(current.GetTrailingTrivia().AddRange(comments)));
    }

    public bool IsRemoved(SyntaxNode node) => node.AncestorsAndSelf().Any(_removed.Contains);

    /// <summary>The solution with all changes; usings that nothing needs any more are gone.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var solution = project.Solution;
        foreach (var (tree, editor) in _editors.Select(static entry => (entry.Key, entry.Value)))
        {
            var document = project.GetDocument(tree)!;
            var changed = document.WithSyntaxRoot(editor.GetChangedRoot());
            changed = await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
            var root = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentSyntaxRoot(document.Id, root!);
        }

        return await UnusedUsings.RemoveAsync(project, solution, _editors.Keys.Select(project.GetDocumentId).OfType<DocumentId>(), cancellation)
            .ConfigureAwait(false);
    }

    private SyntaxEditor EditorOf(SyntaxNode node)
    {
        if (!_editors.TryGetValue(node.SyntaxTree, out var editor))
            _editors.Add(node.SyntaxTree, editor = new SyntaxEditor(node.SyntaxTree.GetRoot(), project.Solution.Services));
        return editor;
    }
}

/// <summary>Comments outlive the code around them.</summary>
internal static class Comments
{
    public static bool Any(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(Is);

    /// <summary>The comments, each with the space before it.</summary>
    public static IReadOnlyList<SyntaxTrivia> Of(SyntaxTriviaList trivia) =>
        trivia.Any(Is) ? trivia.Where(static piece => !piece.IsKind(SyntaxKind.EndOfLineTrivia)).ToList() : [];

    public static bool Is(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsDirective;
}
