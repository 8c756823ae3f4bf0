using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// Where each name is written, derived from or created, and what it leads to, over all trees of a compilation and of its
/// successors: an edit makes a new compilation, and all trees but one stay what they were. It may know trees that a compilation
/// has no more; who asks leaves them out. It holds none of them: a tree that nobody else holds is found no more.
/// </summary>
internal sealed class Catalog(ILibraryNames library)
{
    private readonly object _lock = new();
    private readonly NameClosure _closure = new(library);
    private readonly ConditionalWeakTable<SyntaxTree, MemberNode[]> _trees = new();
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _writing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _deriving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _creating = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _giving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _overridingLoosely = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WeakReference<TreeIndex>>> _unfinished = new(StringComparer.Ordinal);

    /// <summary>How many trees were ever added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a tree, unless it is there.</summary>
    public void Add(SyntaxTree tree, CancellationToken cancellation)
    {
        if (_trees.TryGetValue(tree, out _))
            return;
        var index = Catalogs.Of(library).IndexOf(tree, cancellation);
        lock (_lock)
        {
            if (_trees.TryGetValue(tree, out _))
                return;
            var reference = new WeakReference<TreeIndex>(index);
            Enter(_writing, index.Writes.Select(static write => write.Name), reference);
            Enter(_deriving, index.Derived.Select(static derived => derived.Name), reference);
            Enter(_creating, index.Created, reference);
            Enter(_giving, index.Given.Select(static given => given.Name), reference);
            Enter(_overridingLoosely, index.LooseOverrides, reference);
            Enter(_unfinished, index.Unfinished, reference);
            _trees.Add(tree, _closure.Add(index));
            Count++;
        }
    }

    /// <summary>The nodes of the members of a tree that was added, in the order of its index.</summary>
    public IReadOnlyList<MemberNode> MembersOf(SyntaxTree tree) => _trees.TryGetValue(tree, out var members) ? members : [];

    /// <summary>The trees that write a member of this name.</summary>
    public List<TreeIndex> Writing(string name) => Find(_writing, name);

    /// <summary>The trees in which a base list has this name.</summary>
    public List<TreeIndex> Deriving(string name) => Find(_deriving, name);

    /// <summary>The trees that create an object of a type of this name.</summary>
    public List<TreeIndex> Creating(string name) => Find(_creating, name);

    /// <summary>The trees that give something of this name to a call.</summary>
    public List<TreeIndex> Giving(string name) => Find(_giving, name);

    /// <summary>The trees that mention this name.</summary>
    public List<TreeIndex> Mentioning(string name)
    {
        lock (_lock)
            return [.. _closure.Mentioning(name)];
    }

    /// <summary>The trees in which a method of this name overrides one of a class that the text does not tell.</summary>
    public List<TreeIndex> OverridingLoosely(string name) => Find(_overridingLoosely, name);

    /// <summary>The trees in which a class of this name, or a member of a class (<see cref="TreeIndex.KeyOf"/>), is not written to the end.</summary>
    public List<TreeIndex> Unfinished(string name) => Find(_unfinished, name);

    /// <summary>Every name that a base list has or had.</summary>
    public List<string> Bases
    {
        get
        {
            lock (_lock)
                return [.. _deriving.Keys];
        }
    }

    private List<TreeIndex> Find(Dictionary<string, List<WeakReference<TreeIndex>>> by, string name)
    {
        var found = new List<TreeIndex>();
        lock (_lock)
        {
            foreach (var reference in by.TryGetValue(name, out var references) ? references : [])
            {
                if (reference.TryGetTarget(out var tree))
                    found.Add(tree);
            }
        }

        return found;
    }

    private static void Enter(Dictionary<string, List<WeakReference<TreeIndex>>> by, IEnumerable<string> names, WeakReference<TreeIndex> tree)
    {
        foreach (var name in names)
        {
            if (!by.TryGetValue(name, out var references))
                by.Add(name, references = []);
            if (references.Count == 0 || references[references.Count - 1] != tree)
                references.Add(tree);
        }
    }
}
