using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow;

/// <summary>
/// The value flow of one compilation. Summaries are computed on demand and kept; models, operations and graphs are not.
/// Everything asked twice gives the same answer, whoever asked first: an editor and a build must not disagree.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<Observation>> _observations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<Happening>> _happenings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(SyntaxTree Tree, Interests Interests), List<Candidate>> _candidates = new();
    private readonly DeclaredMembers _declared;
    private volatile bool _isGateOpen;

    public FlowAnalysis(Compilation compilation, ILibrary library)
    {
        Assembly = compilation.Assembly;
        IsLibrary = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        Index = new SourceIndex(compilation, library.Names);
        Library = library;
        Bodies = new MethodBodies(compilation, library);
        Hierarchy = new TypeHierarchy(Bodies, Index, Bounds.Overrides);
        Overrides = new BrokenOverrides(Bodies, Index);
        Members = new MemberTable(Bodies, Index, Hierarchy, library.Names);
        Settings = new SettingsOfCreations(Members, Index, Bodies);
        Contents = new SharedContents(Bodies, Index, Members, library);
        _declared = new DeclaredMembers(Bodies);
    }

    public ILibrary Library { get; }

    public MethodBodies Bodies { get; }

    public TypeHierarchy Hierarchy { get; }

    /// <summary>What nobody knows to run, while it is half-written.</summary>
    public BrokenOverrides Overrides { get; }

    public MemberTable Members { get; }

    /// <summary>The constants that objects are made with.</summary>
    public SettingsOfCreations Settings { get; }

    /// <summary>Who may name a container that a member holds.</summary>
    public SharedContents Contents { get; }

    public SummaryStore Store { get; } = new();

    public InProgress InProgress { get; } = new();

    public IBodyInterpreter Interpreter { get; } = new BodyInterpreters();

    public IAssemblySymbol Assembly { get; }

    /// <summary>Whether other projects use what is public here.</summary>
    public bool IsLibrary { get; }

    /// <summary>Where names are written, derived from and created, and which members are worth a question.</summary>
    public SourceIndex Index { get; }

    /// <summary>Lets every member through. It costs, and changes no answer: tests look at it that way, too.</summary>
    public void OpenGate() => _isGateOpen = true;

    /// <summary>The members of a tree, or those that a span touches, in which something may be observed; the text of most says that nothing is.</summary>
    public IEnumerable<ISymbol> CandidatesIn(SyntaxTree tree, TextSpan? span, CancellationToken cancellation, Interests interests = Interests.Observation)
    {
        var key = (tree, interests);
        foreach (var candidate in _candidates.TryGetValue(key, out var known) ? known : _candidates.GetOrAdd(key, FindCandidates(tree, interests, cancellation)))
        {
            if (span is not { } asked || asked.IntersectsWith(candidate.Text))
                yield return candidate.Member;
        }
    }

    /// <summary>What observed functions are applied to in a tree, or in its members that a span touches.</summary>
    public IEnumerable<Observation> ObservationsIn(SyntaxTree tree, TextSpan? span, CancellationToken cancellation) =>
        CandidatesIn(tree, span, cancellation).SelectMany(member => ObservationsIn(member, cancellation));

    /// <summary>What observed functions are applied to in a method, or in the initialiser of a field or property.</summary>
    public IReadOnlyList<Observation> ObservationsIn(ISymbol member, CancellationToken cancellation)
    {
        if (_observations.TryGetValue(member, out var known))
            return known;
        return _observations.GetOrAdd(member, SummaryOf(member, cancellation).Observations);
    }

    /// <summary>What happens where in a method, or in the initialiser of a field or property; in the functions that stand in it, too.</summary>
    public ImmutableArray<Happening> HappeningsIn(ISymbol member, CancellationToken cancellation) =>
        _happenings.TryGetValue(member, out var known) ? known : _happenings.GetOrAdd(member, SummaryOf(member, cancellation).Happenings);

    /// <summary>Whether the text of a method may lead to something of interest: asked where a body is not worth a graph.</summary>
    public bool MayLeadTo(Interests interests, IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.Any(reference => Index.MembersLeadingTo(interests, reference.SyntaxTree, cancellation).Any(text => text.Span.OverlapsWith(reference.Span)));

    /// <summary>Whether a method of the program keeps nothing of what it is given when it has returned.</summary>
    public bool KeepsNothing(IMethodSymbol method, CancellationToken cancellation) =>
        method is { IsAsync: false, MethodKind: MethodKind.Ordinary } && !method.IsAbstract && !method.DeclaringSyntaxReferences.IsEmpty
        && SummaryOf(method.OriginalDefinition, cancellation) is { IsOpaque: false, IsTruncated: false, ChangesUnknown: false } summary
        && summary.Kept.IsEmpty && summary.Writes.Entries.All(static write => TypeOf(write.Key) is { IsValueType: true, SpecialType: not SpecialType.None });

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    private Summary SummaryOf(ISymbol member, CancellationToken cancellation)
    {
        var fixpoint = new SummaryFixpoint(this, cancellation);
        return member is IMethodSymbol method ? fixpoint.SummaryOf(method, Bounds.Depth) : fixpoint.InitializerOf(member);
    }

    private List<Candidate> FindCandidates(SyntaxTree tree, Interests interests, CancellationToken cancellation)
    {
        var candidates = new List<Candidate>();
        var texts = _isGateOpen ? Index.MembersOf(tree, cancellation) : Index.MembersLeadingTo(interests, tree, cancellation);
        foreach (var text in texts)
        {
            foreach (var member in _declared.In(tree.GetRoot(cancellation).FindNode(text.Span), cancellation))
                candidates.Add(new Candidate(text.Span, member));
        }

        return candidates;
    }

    /// <summary>A member that may apply an observed function, and where its text stands.</summary>
    private sealed record Candidate(TextSpan Text, ISymbol Member);
}
