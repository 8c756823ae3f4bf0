using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The calls of a document by some of the <see cref="Facts.WatchedWords"/>, by the text alone; read once in the life of the tree.</summary>
internal sealed class CallsByName(IReadOnlyList<string> names)
{
    private readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> _read = new();
    private readonly WordList _words = TreeWords.Among(names);

    /// <summary>All in a document, in the order of the text.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (_read.TryGetValue(tree, out var known))
            return known;
        var root = tree.GetRoot(cancellation);
        var found = TreeWords.Of(tree, _words, cancellation).Select(word => CallAt(root, word.Position)).OfType<InvocationExpressionSyntax>().ToList();
        return _read.GetValue(tree, _ => found);
    }

    /// <summary>In a comment a word stands before the token that is found.</summary>
    private static InvocationExpressionSyntax? CallAt(SyntaxNode root, int position) =>
        root.FindToken(position) is { Parent: SimpleNameSyntax name } token && token.SpanStart <= position ? NameUse.CallOf(name) : null;
}
