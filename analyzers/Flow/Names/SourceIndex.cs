using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// Where in one compilation a name is written, derived from or created, and which members lead to what is of interest, by syntax
/// alone: the part of a catalogue that the compilation has.
/// </summary>
internal sealed class SourceIndex
{
    private readonly Compilation _compilation;
    private readonly Catalogs _catalogs;
    private readonly Lazy<Catalog> _catalog;
    private readonly Lazy<Dictionary<SyntaxTree, int>> _order;
    private volatile bool _isComplete;
    private volatile ProgramDeclarations? _declarations;
    private volatile HashSet<string>? _partSetters;

    public SourceIndex(Compilation compilation, ILibraryNames library)
    {
        _compilation = compilation;
        _catalogs = Catalogs.Of(library);
        _catalog = new Lazy<Catalog>(() => _catalogs.For(compilation));
        _order = new Lazy<Dictionary<SyntaxTree, int>>(() => Order(compilation));
    }

    /// <summary>Every place that writes a member of this name, or changes the container in it.</summary>
    public IEnumerable<MemberWrite> WritesOf(string name, CancellationToken cancellation) =>
        InOrder(Complete(cancellation).Writing(name)).SelectMany(tree => tree.WritesOf(name));

    /// <summary>Every place that gives something of this name to a call.</summary>
    public IEnumerable<ExpressionSyntax> GivenAs(string name, CancellationToken cancellation) =>
        InOrder(Complete(cancellation).Giving(name)).SelectMany(tree => tree.GivenAs(name));

    /// <summary>The trees in which a name stands.</summary>
    public IEnumerable<SyntaxTree> TreesMentioning(string name, CancellationToken cancellation) =>
        Complete(cancellation).Mentioning(name).Where(IsHere).Select(static tree => tree.Tree);

    /// <summary>Every place where a name stands in code that runs.</summary>
    public IEnumerable<SimpleNameSyntax> NamesOf(string name, CancellationToken cancellation) =>
        InOrder(Complete(cancellation).Mentioning(name)).SelectMany(tree => tree.NamesOf(name, cancellation));

    /// <summary>The same of a member. A private one is named where its class is written; others of its name there are elsewhere, a thousand <c>_model</c>s.</summary>
    public IEnumerable<SimpleNameSyntax> NamesOf(ISymbol member, CancellationToken cancellation) =>
        member is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type }
            ? type.DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Distinct().SelectMany(tree => NamesIn(tree, member.Name, cancellation))
            : NamesOf(member.Name, cancellation);

    /// <summary>Those of one tree.</summary>
    public IEnumerable<SimpleNameSyntax> NamesIn(SyntaxTree tree, string name, CancellationToken cancellation) => _catalogs.IndexOf(tree, cancellation).NamesOf(name, cancellation);

    /// <summary>Whether a name stands anywhere in code that runs.</summary>
    public bool IsMentioned(string name, CancellationToken cancellation) => Complete(cancellation).Mentioning(name).Exists(IsHere);

    /// <summary>Every type declaration with this name in its base list.</summary>
    public IEnumerable<SyntaxNode> DeclarationsOver(string name, CancellationToken cancellation) =>
        InOrder(Complete(cancellation).Deriving(name)).SelectMany(tree => tree.DeclarationsOver(name));

    /// <summary>Every name in a base list.</summary>
    public IEnumerable<string> NamesOfBases(CancellationToken cancellation) => Complete(cancellation).Bases;

    /// <summary>Whether a method of this name overrides one of a class that its text does not tell.</summary>
    public bool HasLooseOverride(string name, CancellationToken cancellation) => Complete(cancellation).OverridingLoosely(name).Exists(IsHere);

    /// <summary>Whether a class of this name holds a member that may become an override of a method of this name, as far as it is written.</summary>
    public bool MayComeToOverride(string type, string method, CancellationToken cancellation)
    {
        var catalog = Complete(cancellation);
        return catalog.Unfinished(type).Exists(IsHere) || catalog.Unfinished(TreeIndex.KeyOf(type, method)).Exists(IsHere);
    }

    /// <summary>Whether an object of a type of this name is made anywhere.</summary>
    public bool IsCreated(string name, CancellationToken cancellation) => Complete(cancellation).Creating(name).Exists(IsHere);

    /// <summary>The trees in which such objects are made.</summary>
    public IEnumerable<SyntaxTree> TreesCreating(string name, CancellationToken cancellation) => InOrder(Complete(cancellation).Creating(name)).Select(static tree => tree.Tree);

    /// <summary>The members of a tree that lead to something of interest; it may be one more than do, never one less.</summary>
    public IEnumerable<MemberText> MembersLeadingTo(Interests interests, SyntaxTree tree, CancellationToken cancellation)
    {
        var members = MembersOf(tree, cancellation);
        var nodes = Complete(cancellation).MembersOf(tree);
        for (var i = 0; i < nodes.Count; i++)
        {
            if ((nodes[i].LeadsTo & interests) != Interests.None)
                yield return members[i];
        }
    }

    /// <summary>What the program declares.</summary>
    public ProgramDeclarations Declared(CancellationToken cancellation) => _declarations ??= new(_compilation, cancellation);

    /// <summary>All trees.</summary>
    public IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees;

    /// <summary>The containers that a tree changes, and that something else may name.</summary>
    public IReadOnlyList<ExpressionSyntax> OpenContentsOf(SyntaxTree tree, CancellationToken cancellation) => _catalogs.IndexOf(tree, cancellation).ChangedContents;

    /// <summary>Where a tree makes an object give something else than its class says.</summary>
    public IReadOnlyList<ReplacedResult> ReplacedResultsOf(SyntaxTree tree, CancellationToken cancellation) => _catalogs.IndexOf(tree, cancellation).ReplacedResults;

    /// <summary>Whether a function of the program with this name sets the numbers of what it is given.</summary>
    public bool SetsParts(string function, CancellationToken cancellation) =>
        (_partSetters ??= new(Trees.SelectMany(tree => _catalogs.IndexOf(tree, cancellation).PartSetters), StringComparer.Ordinal)).Contains(function);

    /// <summary>The types that a tree hands to somebody who may write their members.</summary>
    public IReadOnlyList<SyntaxNode> HandedTypesOf(SyntaxTree tree, CancellationToken cancellation) => _catalogs.IndexOf(tree, cancellation).HandedTypes;

    /// <summary>All members of a tree.</summary>
    public IReadOnlyList<MemberText> MembersOf(SyntaxTree tree, CancellationToken cancellation) => _catalogs.IndexOf(tree, cancellation).Members;

    /// <summary>The catalogue with all trees of the compilation in it. Threads that ask at the same time share the work, tree by tree.</summary>
    public Catalog Complete(CancellationToken cancellation)
    {
        var catalog = _catalog.Value;
        if (_isComplete)
            return catalog;
        foreach (var tree in _compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            catalog.Add(tree, cancellation);
        }

        _isComplete = true;
        return catalog;
    }

    /// <summary>The trees of this compilation, in its order: a catalogue has them in the order in which they came.</summary>
    private List<TreeIndex> InOrder(List<TreeIndex> trees)
    {
        trees.RemoveAll(tree => !IsHere(tree));
        if (trees.Count > 1)
            trees.Sort((one, other) => _order.Value[one.Tree].CompareTo(_order.Value[other.Tree]));
        return trees;
    }

    private bool IsHere(TreeIndex tree) => _compilation.ContainsSyntaxTree(tree.Tree);

    private static Dictionary<SyntaxTree, int> Order(Compilation compilation)
    {
        var order = new Dictionary<SyntaxTree, int>();
        foreach (var tree in compilation.SyntaxTrees)
            order.Add(tree, order.Count);
        return order;
    }
}
