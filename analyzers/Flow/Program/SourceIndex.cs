using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Program;

/// <summary>
/// Where in the compilation a name is written, derived from or created, by syntax alone. Each tree is read once in its life:
/// an edit makes a new compilation, and all trees but one stay what they were.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Trees = new();

    private readonly Dictionary<string, List<MemberWrite>> _writes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> _derived = new(StringComparer.Ordinal);
    private readonly HashSet<string> _created = new(StringComparer.Ordinal);

    private SourceIndex()
    {
    }

    public static SourceIndex Of(Compilation compilation, CancellationToken cancellation)
    {
        var index = new SourceIndex();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            index.Add(IndexOf(tree, cancellation));
        }

        return index;
    }

    /// <summary>Every place that writes a member of this name, or changes the container in it.</summary>
    public IReadOnlyList<MemberWrite> WritesOf(string name) => _writes.TryGetValue(name, out var writes) ? writes : [];

    /// <summary>Every type declaration with this name in its base list.</summary>
    public IReadOnlyList<SyntaxNode> DeclarationsOver(string name) => _derived.TryGetValue(name, out var types) ? types : [];

    /// <summary>Whether an object of a type of this name is made anywhere.</summary>
    public bool IsCreated(string name) => _created.Contains(name);

    private static TreeIndex IndexOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Trees.TryGetValue(tree, out var index))
            return index;
        return Trees.GetValue(tree, _ => TreeIndex.Of(tree.GetRoot(cancellation)));
    }

    private void Add(TreeIndex tree)
    {
        foreach (var write in tree.Writes)
            Bucket(_writes, write.Name).Add(write);
        foreach (var (name, declaration) in tree.Derived)
            Bucket(_derived, name).Add(declaration);
        _created.UnionWith(tree.Created);
    }

    private static List<T> Bucket<T>(Dictionary<string, List<T>> buckets, string name)
    {
        if (!buckets.TryGetValue(name, out var bucket))
            buckets.Add(name, bucket = []);
        return bucket;
    }
}
