using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

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
    private readonly HashSet<string> _looseOverrides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberText>> _members = new(StringComparer.Ordinal);

    private readonly List<TreeIndex> _trees = [];
    private IReadOnlyList<MemberText>? _groups;

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

    /// <summary>Every name in a base list.</summary>
    public IEnumerable<string> NamesOfBases => _derived.Keys;

    /// <summary>Whether a method of this name overrides one of a class that its text does not tell.</summary>
    public bool HasLooseOverride(string name) => _looseOverrides.Contains(name);

    /// <summary>Whether an object of a type of this name is made anywhere.</summary>
    public bool IsCreated(string name) => _created.Contains(name);

    /// <summary>The members that a mention of this name may lead to.</summary>
    public IReadOnlyList<MemberText> MembersOf(string name) => _members.TryGetValue(name, out var members) ? members : [];

    /// <summary>Whether a class of the source is moved by a foreach; else a property Current is none's.</summary>
    public bool HasEnumerators => _members.ContainsKey("MoveNext") || _members.ContainsKey("MoveNextAsync");

    /// <summary>The members that delegates may be made of, beside those under the name of delegates.</summary>
    public IReadOnlyList<MemberText> MembersAsDelegates => _groups ??= FindGroups();

    /// <summary>The types of the fields and properties of this name, by their simple names; empty for one that has none.</summary>
    public IReadOnlyList<string> TypesOfVariable(string name) => _variables.TryGetValue(name, out var types) ? types : [];

    /// <summary>What one tree has.</summary>
    public static TreeIndex IndexOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Trees.TryGetValue(tree, out var index))
            return index;
        return Trees.GetValue(tree, _ => TreeIndex.Of(tree.GetRoot(cancellation)));
    }

    private List<MemberText> FindGroups()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in _trees)
            names.UnionWith(tree.Groups);
        return [.. names.Where(_members.ContainsKey).SelectMany(name => _members[name]).Where(static member => member.IsMethod)];
    }

    private void Add(TreeIndex tree)
    {
        _trees.Add(tree);
        foreach (var write in tree.Writes)
            Bucket(_writes, write.Name).Add(write);
        foreach (var (name, declaration) in tree.Derived)
            Bucket(_derived, name).Add(declaration);
        foreach (var (name, member) in tree.Reachable)
            Bucket(_members, name).Add(member);
        _created.UnionWith(tree.Created);
        _looseOverrides.UnionWith(tree.LooseOverrides);
        foreach (var variable in tree.Variables)
            Bucket(_variables, variable.Name).Add(variable.Type);
    }

    private static List<T> Bucket<T>(Dictionary<string, List<T>> buckets, string name)
    {
        if (!buckets.TryGetValue(name, out var bucket))
            buckets.Add(name, bucket = []);
        return bucket;
    }
}
