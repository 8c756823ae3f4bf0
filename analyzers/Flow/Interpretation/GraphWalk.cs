using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// The fixpoint over one control-flow graph: blocks in reverse post-order, a state at the entry of each. The graph has no
/// exception edges, so every point of a try is joined into its handlers here. A finally is run on each branch that leaves through it, and
/// once more, for what it does itself, with all that may lead into it. After a loop over elements that are known holds what its body makes
/// of them one by one.
/// </summary>
internal sealed class GraphWalk
{
    private readonly ControlFlowGraph _graph;
    private readonly BlockInterpreter _interpreter;
    private readonly State?[] _entries;
    private readonly State?[] _arrivals;
    private readonly ElementLoop?[] _loops;
    private readonly bool[] _isPending;
    private readonly FinallyEntry?[] _finallies;
    private readonly CancellationToken _cancellation;
    private int _visitsLeft;
    private int _roundsLeft = Bounds.ElementVisits;
    private Round? _round;

    /// <summary>No block before this one is pending.</summary>
    private int _firstPending;

    public GraphWalk(ControlFlowGraph graph, BlockInterpreter interpreter, CancellationToken cancellation)
    {
        _graph = graph;
        _interpreter = interpreter;
        _cancellation = cancellation;
        _entries = new State?[graph.Blocks.Length];
        _arrivals = new State?[graph.Blocks.Length];
        _loops = [.. graph.Blocks.Select(ElementLoop.At)];
        _isPending = new bool[graph.Blocks.Length];
        _finallies = new FinallyEntry?[graph.Blocks.Length];
        _visitsLeft = Bounds.VisitsPerBlock * graph.Blocks.Length;
    }

    /// <summary>The state at the regular end of the body, or null if it never ends regularly.</summary>
    public State? Exit => _entries[_graph.Blocks.Length - 1];

    /// <summary>Runs to the fixpoint.</summary>
    /// <returns>False if the bound on steps was reached first.</returns>
    public bool Run(State start)
    {
        Enter(_graph.Blocks[0], start);
        do
        {
            if (!RunPending(0, _graph.Blocks.Length - 1, static (_, _) => { }))
                return false;
            foreach (var entry in _finallies.OfType<FinallyEntry>().ToList())
                RunInside(entry.Region, entry.State);
        }
        while (NextPending(0, _graph.Blocks.Length - 1) is not null);
        return _visitsLeft >= 0;
    }

    private bool RunPending(int first, int last, Action<ControlFlowBranch, State> leave)
    {
        while (NextPending(first, last) is { } block)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_round is null && --_visitsLeft < 0)
                return false;
            _isPending[block.Ordinal] = false;
            Visit(block, _entries[block.Ordinal]!.Copy(), leave);
        }

        return true;
    }

    private BasicBlock? NextPending(int first, int last)
    {
        while (_firstPending < _isPending.Length && !_isPending[_firstPending])
            _firstPending++;
        for (var ordinal = Math.Max(first, _firstPending); ordinal <= last; ordinal++)
        {
            if (_isPending[ordinal])
                return _graph.Blocks[ordinal];
        }

        return null;
    }

    private void Visit(BasicBlock block, State state, Action<ControlFlowBranch, State> leave)
    {
        var handlers = HandlersOf(block);
        var finallies = FinalliesOf(block);
        JoinIntoAll(handlers, finallies, state);
        _interpreter.Begin(block, state);
        foreach (var operation in block.Operations)
        {
            _cancellation.ThrowIfCancellationRequested();
            _interpreter.Execute(operation, state);
            JoinIntoAll(handlers, finallies, state);
        }

        if (block.BranchValue is { } branchValue)
            _interpreter.ExecuteBranchValue(branchValue, block, state);
        JoinIntoAll(handlers, finallies, state);
        var isTaken = IsConditionTaken(block, state);
        if (isTaken != true)
            Follow(block.FallThroughSuccessor, Refined(state, block, jumps: false), leave);
        if (isTaken != false && AfterElements(_loops[block.Ordinal], state) is { } after)
            Follow(block.ConditionalSuccessor, Refined(after, block, jumps: true), leave);
    }

    private State Refined(State state, BasicBlock block, bool jumps) => Refinement.Of(state, block, jumps, _interpreter);

    /// <summary>Whether the conditional branch is taken, where a constant says so, or a name that is known to hold one.</summary>
    private bool? IsConditionTaken(BasicBlock block, State state) =>
        block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition && _interpreter.Decided(condition, state) is { } constant
            ? constant == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            : null;

    private void Follow(ControlFlowBranch? branch, State state, Action<ControlFlowBranch, State> leave)
    {
        if (branch is null)
            return;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            leave(branch, state);
        if (branch.Destination is not { } destination || _round?.IsLeftBy(destination) == true)
            return;
        var arriving = state.Copy();
        foreach (var region in FinalliesOf(branch, destination))
        {
            if (RunFinally(region, arriving) is not { } left)
                return;
            arriving = left;
        }

        if (_loops[destination.Ordinal] is not null && branch.Source.Ordinal < destination.Ordinal)
            JoinInto(ref _arrivals[destination.Ordinal], arriving);
        Enter(destination, arriving);
    }

    /// <summary>The graph searches for what a branch leaves; most leave nothing.</summary>
    private static ImmutableArray<ControlFlowRegion> FinalliesOf(ControlFlowBranch branch, BasicBlock destination) =>
        branch.Source.EnclosingRegion == destination.EnclosingRegion ? ImmutableArray<ControlFlowRegion>.Empty : branch.FinallyRegions;

    /// <summary>The state after a loop, or null if it never comes to its end.</summary>
    private State? AfterElements(ElementLoop? loop, State state)
    {
        if (loop is null || _interpreter.Unrecorded(() => loop.ElementsIn(state, _interpreter)) is not { } elements)
            return state;
        var isWhole = elements.FromStart && elements.Known.Count <= Bounds.Elements;
        var left = isWhole ? _arrivals[loop.Header.Ordinal]?.Copy() : state;
        for (var i = isWhole ? 0 : Math.Max(0, elements.Known.Count - Bounds.Elements); i < elements.Known.Count && left is not null; i++)
        {
            if (--_roundsLeft < 0)
                return state;
            loop.StandAt(elements.Known[i], i, left);
            left = _interpreter.Unrecorded(() => AfterRound(loop, left));
        }

        return left;
    }

    /// <summary>What the body of a loop makes of one element, or null if it does not come round to the next.</summary>
    private State? AfterRound(ElementLoop loop, State state)
    {
        var (outer, round) = (_round, new Round(loop));
        var first = loop.Header.Ordinal + 1;
        var saved = new (State? Entry, State? Arrival, bool IsPending)[loop.Last - loop.Header.Ordinal];
        for (var i = 0; i < saved.Length; i++)
        {
            saved[i] = (_entries[first + i], _arrivals[first + i], _isPending[first + i]);
            (_entries[first + i], _arrivals[first + i], _isPending[first + i]) = (null, null, false);
        }

        _round = round;
        Follow(loop.Header.FallThroughSuccessor, state, static (_, _) => { });
        RunPending(first, loop.Last, static (_, _) => { });
        _round = outer;
        for (var i = 0; i < saved.Length; i++)
        {
            (_entries[first + i], _arrivals[first + i]) = (saved[i].Entry, saved[i].Arrival);
            if (saved[i].IsPending)
                Await(first + i);
        }

        return round.Left;
    }

    private static void JoinInto(ref State? joined, State state)
    {
        if (joined is null)
            joined = state.Copy();
        else
            joined.JoinWith(state);
    }

    /// <summary>The state after a finally that was entered in this state, or null if it does not end.</summary>
    private State? RunFinally(ControlFlowRegion region, State state)
    {
        if (IsCompilerMade(region))
            return state;
        JoinInto(region, state);
        return RunInside(region, state);
    }

    private State? RunInside(ControlFlowRegion region, State state)
    {
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            _entries[i] = null;
        State? left = null;
        Enter(_graph.Blocks[region.FirstBlockOrdinal], state);
        RunPending(region.FirstBlockOrdinal, region.LastBlockOrdinal, (branch, end) =>
        {
            if (branch.Destination is not null)
                return;
            JoinInto(ref left, end);
        });
        return left;
    }

    /// <summary>The finally of a using, lock or foreach disposes, and changes nothing that is followed.</summary>
    private bool IsCompilerMade(ControlFlowRegion region)
    {
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            if (_graph.Blocks[i].Operations.Any(static operation => !operation.IsImplicit))
                return false;
        }

        return true;
    }

    private void Enter(BasicBlock block, State state)
    {
        if (_round?.Takes(block, state) == true)
            return;
        if (_entries[block.Ordinal] is not { } entry)
            _entries[block.Ordinal] = state.Copy();
        else if (!entry.JoinWith(state))
            return;
        Await(block.Ordinal);
    }

    private void Await(int ordinal)
    {
        _isPending[ordinal] = true;
        _firstPending = Math.Min(_firstPending, ordinal);
    }

    private void JoinIntoAll(List<BasicBlock> handlers, List<ControlFlowRegion> finallies, State state)
    {
        foreach (var handler in handlers)
            Enter(handler, state);
        foreach (var region in finallies)
            JoinInto(region, state);
    }

    private void JoinInto(ControlFlowRegion region, State state)
    {
        if (_finallies[region.FirstBlockOrdinal] is { } entry)
            entry.State.JoinWith(state);
        else
            _finallies[region.FirstBlockOrdinal] = new FinallyEntry(region, state.Copy());
    }

    /// <summary>The finally blocks that an exception in this block may reach; a nested function's graph ends at its root.</summary>
    private List<ControlFlowRegion> FinalliesOf(BasicBlock block)
    {
        var finallies = new List<ControlFlowRegion>();
        for (var region = block.EnclosingRegion; region != _graph.Root && region.EnclosingRegion is { } parent; region = parent)
        {
            if (region.Kind == ControlFlowRegionKind.Try && parent.Kind == ControlFlowRegionKind.TryAndFinally
                && parent.NestedRegions.First(static sibling => sibling.Kind == ControlFlowRegionKind.Finally) is var own && !IsCompilerMade(own))
                finallies.Add(own);
        }

        return finallies;
    }

    /// <summary>First blocks of the handlers that an exception in this block may reach; a nested function's graph ends at its root.</summary>
    private List<BasicBlock> HandlersOf(BasicBlock block)
    {
        var handlers = new List<BasicBlock>();
        for (var region = block.EnclosingRegion; region != _graph.Root && region.EnclosingRegion is { } parent; region = parent)
        {
            if (region.Kind != ControlFlowRegionKind.Try || parent.Kind != ControlFlowRegionKind.TryAndCatch)
                continue;
            foreach (var sibling in parent.NestedRegions)
            {
                if (sibling.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler)
                    handlers.Add(_graph.Blocks[sibling.FirstBlockOrdinal]);
            }
        }

        return handlers;
    }

    /// <summary>One element's way through the body of a loop. What leaves the body otherwise is known from the fixpoint.</summary>
    private sealed class Round(ElementLoop loop)
    {
        private State? _left;

        /// <summary>The state in which the body came round to the next element.</summary>
        public State? Left => _left;

        public bool IsLeftBy(BasicBlock destination) => destination != loop.Header && !loop.Contains(destination.Ordinal);

        /// <summary>Whether a block is not to be entered in this round.</summary>
        public bool Takes(BasicBlock block, State state)
        {
            if (block == loop.Header)
                JoinInto(ref _left, state);
            return !loop.Contains(block.Ordinal);
        }
    }

    /// <summary>A finally, and what is known there whichever way leads into it.</summary>
    private sealed record FinallyEntry(ControlFlowRegion Region, State State);
}
