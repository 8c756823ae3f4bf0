using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Puts what is on record for the blocks of a graph into the order of its branches.</summary>
/// <param name="graph">The graph.</param>
/// <param name="happenings">What happens in each block; those that were never visited have nothing.</param>
internal sealed class EventOrder(ControlFlowGraph graph, IReadOnlyList<IReadOnlyList<Happening>> happenings)
{
    private readonly ExceptionFlow _exceptions = new(graph);

    /// <summary>What happens from the entry to the regular end; nothing where it never ends.</summary>
    public Traces<Value> AtExit() => new EventFlow<Traces<Value>>(Of(0, graph.Blocks.Length - 1), Traces<Value>.Nothing).AtExit ?? Traces<Value>.Nothing;

    /// <summary>The blocks from one to another, and an exit to which all that leaves them regularly leads.</summary>
    private EventGraph<Traces<Value>> Of(int first, int last)
    {
        var events = new EventGraph<Traces<Value>>(last - first + 2);
        for (var ordinal = first; ordinal <= last; ordinal++)
        {
            var block = graph.Blocks[ordinal];
            if (ordinal < happenings.Count)
                events.In(ordinal - first).AddRange(happenings[ordinal].Select(static happening => happening.Events));
            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch is not null && TargetOf(branch) is { } target)
                    events.From(ordinal - first).Add(new(target >= first && target <= last ? target - first : events.Exit, OnTheWay(branch)));
            }

            foreach (var handler in _exceptions.HandlersOf(block).Select(static handler => handler.Ordinal).Where(handler => handler >= first && handler <= last))
                events.Handlers(ordinal - first).Add(handler - first);
        }

        if (graph.Blocks[last].Kind == BasicBlockKind.Exit)
            events.From(last - first).Add(new(events.Exit, null));
        return events;
    }

    /// <summary>Where a branch leads; beyond the last block where it is the end of a finally; null where it throws.</summary>
    private static int? TargetOf(ControlFlowBranch branch) =>
        branch.Destination?.Ordinal ?? (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling ? int.MaxValue : null);

    /// <summary>What the finally blocks do that a branch runs through.</summary>
    private Traces<Value>? OnTheWay(ControlFlowBranch branch)
    {
        Traces<Value>? way = null;
        foreach (var region in branch.Destination is { } destination ? ExceptionFlow.FinalliesOf(branch, destination) : ImmutableArray<ControlFlowRegion>.Empty)
        {
            if (Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).All(ordinal => ordinal >= happenings.Count || happenings[ordinal].Count == 0))
                continue;
            var inside = new EventFlow<Traces<Value>>(Of(region.FirstBlockOrdinal, region.LastBlockOrdinal), Traces<Value>.Nothing).AtExit ?? Traces<Value>.Nothing;
            way = way?.Then(inside) ?? inside;
        }

        return way;
    }
}
