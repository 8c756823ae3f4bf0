using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>The ways to mend one removal: the uses of its result are followed once for all of them.</summary>
internal sealed class Mendings
{
    private readonly ProgramTrace _trace;
    private readonly Contexts _contexts;
    private readonly Removal _removal;
    private readonly UseGraph _graph;
    private readonly HelperCalls? _helpers;

    public Mendings(ProgramTrace trace, Contexts contexts, Removal removal)
    {
        (_trace, _contexts, _removal) = (trace, contexts, removal);
        _graph = UseSurvey.Of(trace, contexts, removal);
        _helpers = HelperCalls.Of(_graph, trace, removal);
    }

    /// <summary>Whether it was found in this part of the program, and no more of it has been looked at since.</summary>
    public bool IsOf(ProgramTrace trace) => ReferenceEquals(trace, _trace);

    /// <summary>After which all results but the loss stay what they were, or null if that cannot be shown.</summary>
    public Mending? Whole() => OfHelpers(leavesRepeated: false) ?? Of(_graph, leavesRepeated: false);

    /// <summary>After which what is put through sigmoid or softmax anyway stays without; null if there is no such place, or it cannot be shown.</summary>
    public Mending? LeavingRepeated() =>
        !_graph.HasRepeated ? null
        : _helpers is null ? Of(_graph, leavesRepeated: true)
        : OfHelpers(leavesRepeated: true);

    private Mending? OfHelpers(bool leavesRepeated) =>
        _helpers is { Uses: var uses, Calls: var calls } && Of(uses, leavesRepeated) is { } found ? found with { HelperCalls = calls } : null;

    private Mending? Of(UseGraph uses, bool leavesRepeated) =>
        new MendingSearch(uses, _trace, _contexts, _removal).Find(leavesRepeated) is { } found && found.Repeated.Count > 0 == leavesRepeated
        && !Escapes.Any(_trace, _contexts, found.Changed) && !Untraced.Any(_trace, found.Changed)
            ? found
            : null;
}
