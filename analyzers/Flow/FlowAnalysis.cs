using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Program;

namespace TorchSharp.Analyzers.Flow;

/// <summary>
/// The value flow of one compilation. Summaries are computed on demand and kept; models, operations and graphs are not.
/// Everything asked twice gives the same answer, whoever asked first: an editor and a build must not disagree.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<Observation>> _observations = new(SymbolEqualityComparer.Default);
    private SourceIndex? _index;

    public FlowAnalysis(Compilation compilation, ILibrary library)
    {
        _compilation = compilation;
        Library = library;
        Bodies = new MethodBodies(compilation, library);
        Hierarchy = new TypeHierarchy(Bodies, () => Index);
        Members = new MemberTable(Bodies, () => Index);
        Gate = new TextGate(library, () => Index);
    }

    public ILibrary Library { get; }

    public MethodBodies Bodies { get; }

    public TypeHierarchy Hierarchy { get; }

    public MemberTable Members { get; }

    /// <summary>Says which members are not worth a question.</summary>
    public TextGate Gate { get; }

    public SummaryStore Store { get; } = new();

    public IAssemblySymbol Assembly => _compilation.Assembly;

    /// <summary>Where names are written, derived from and created; made when it is first needed.</summary>
    public SourceIndex Index => _index ??= SourceIndex.Of(_compilation, CancellationToken.None);

    /// <summary>What observed functions are applied to in a member that stands there; most often its text says that there are none.</summary>
    public IReadOnlyList<Observation> ObservationsIn(ISymbol member, SyntaxNode block, CancellationToken cancellation)
    {
        if (_observations.TryGetValue(member, out var known))
            return known;
        return Gate.MayObserve(block, cancellation) ? ObservationsIn(member, cancellation) : _observations.GetOrAdd(member, []);
    }

    /// <summary>What observed functions are applied to in a method, or in the initialiser of a field or property.</summary>
    public IReadOnlyList<Observation> ObservationsIn(ISymbol member, CancellationToken cancellation)
    {
        if (_observations.TryGetValue(member, out var known))
            return known;
        var evaluation = new Evaluation(this, cancellation);
        var summary = member is IMethodSymbol method
            ? evaluation.SummaryOf(method, Bounds.Depth)
            : evaluation.InitializerOf(member);
        return _observations.GetOrAdd(member, summary.Observations);
    }
}
