using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// The fixpoint over one control-flow graph: blocks in reverse post-order, a state at the entry of each. The graph has no
/// exception edges, so every point of a try is joined into its handlers here. A finally is run on each branch that leaves through it, and
/// once more, for what it does itself, with all that may lead into it.
/// </summary>
internal sealed class GraphFixpoint
{
    private readonly ControlFlowGraph _graph;
    private readonly BlockInterpreter _interpreter;
    private readonly ExceptionFlow _exceptions;
    private readonly Worklist _worklist;
    private readonly ElementRounds _rounds;
    private readonly FinallyEntry?[] _finallies;
    private readonly CancellationToken _cancellation;
    private int _visitsLeft;

    public GraphFixpoint(ControlFlowGraph graph, BlockInterpreter interpreter, CancellationToken cancellation)
    {
        _graph = graph;
        _interpreter = interpreter;
        _cancellation = cancellation;
        _exceptions = new ExceptionFlow(graph);
        _worklist = new Worklist(graph);
        _rounds = new ElementRounds(graph, interpreter, _worklist, this);
        _finallies = new FinallyEntry?[graph.Blocks.Length];
        _visitsLeft = Bounds.VisitsPerBlock * graph.Blocks.Length;
    }

    /// <summary>The state at the regular end of the body, or null if it never ends regularly.</summary>
    public State? Exit => _worklist.EntryOf(_graph.Blocks[_graph.Blocks.Length - 1]);

    /// <summary>Runs to the fixpoint.</summary>
    /// <returns>False if the bound on steps was reached first.</returns>
    public bool Run(State start)
    {
        var last = _graph.Blocks.Length - 1;
        UncertainVariables.Begin(_graph.Root, start);
        Enter(_graph.Blocks[0], start);
        do
        {
            if (!RunPending(0, last, static (_, _) => { }))
                return false;
            // A finally that ran out of visits says so only where the loop ends.
            foreach (var entry in _finallies.OfType<FinallyEntry>().ToList())
                RunInside(entry.Region, entry.State);
        }
        while (_worklist.HasPending(0, last));
        return _visitsLeft >= 0;
    }

    /// <summary>Visits what waits among these blocks.</summary>
    /// <param name="first">The first block.</param>
    /// <param name="last">The last one.</param>
    /// <param name="leave">Is told what leaves by an exception, or by the end of a finally.</param>
    public bool RunPending(int first, int last, Action<ControlFlowBranch, State> leave)
    {
        while (_worklist.Take(first, last) is { } block)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!_rounds.IsRunning && --_visitsLeft < 0)
                return false;
            Visit(block, _worklist.EntryOf(block)!.Copy(), leave);
        }

        return true;
    }

    private void Visit(BasicBlock block, State state, Action<ControlFlowBranch, State> leave)
    {
        var handlers = _exceptions.HandlersOf(block);
        var finallies = _exceptions.FinalliesOf(block);
        JoinIntoAll(handlers, finallies, state);
        _interpreter.Begin(block, state);
        foreach (var operation in block.Operations)
        {
            _cancellation.ThrowIfCancellationRequested();
            _interpreter.Execute(operation, state);
            JoinIntoAll(handlers, finallies, state);
        }

        if (block.BranchValue is { } branchValue)
        {
            _interpreter.ExecuteBranchValue(branchValue, block, state);
            JoinIntoAll(handlers, finallies, state);
        }

        var isTaken = IsConditionTaken(block, state);
        if (isTaken != true)
            Follow(block.FallThroughSuccessor, Refined(state, block, jumps: false), leave);
        if (isTaken != false && _rounds.After(block, state) is { } after)
            Follow(block.ConditionalSuccessor, Refined(after, block, jumps: true), leave);
    }

    private State Refined(State state, BasicBlock block, bool jumps) => Refinement.Of(state, block, jumps, _interpreter);

    /// <summary>Whether the conditional branch is taken, where a constant says so, or a name that is known to hold one.</summary>
    private bool? IsConditionTaken(BasicBlock block, State state) =>
        block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition && _interpreter.Decided(condition, state) is { } constant
            ? constant == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            : null;

    /// <summary>Takes a state along a branch to where it leads, through every finally on the way.</summary>
    public void Follow(ControlFlowBranch? branch, State state, Action<ControlFlowBranch, State> leave)
    {
        if (branch is null)
            return;
        _interpreter.Leave(branch, state);
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            leave(branch, state);
        if (branch.Destination is not { } destination || _rounds.IsExit(destination))
            return;
        var arriving = state.Copy();
        foreach (var region in ExceptionFlow.FinalliesOf(branch, destination))
        {
            if (RunFinally(region, arriving) is not { } left)
                return;
            arriving = left;
        }

        _rounds.Arrive(branch, destination, arriving);
        Enter(destination, arriving);
    }

    private void Enter(BasicBlock block, State state)
    {
        if (!_rounds.TryAbsorb(block, state))
            _worklist.Enter(block, state);
    }

    /// <summary>The state after a finally that was entered in this state, or null if it does not end.</summary>
    private State? RunFinally(ControlFlowRegion region, State state)
    {
        if (_exceptions.IsCompilerMade(region))
            return state;
        JoinInto(region, state);
        return RunInside(region, state);
    }

    private State? RunInside(ControlFlowRegion region, State state)
    {
        _worklist.Forget(region.FirstBlockOrdinal, region.LastBlockOrdinal);
        State? left = null;
        Enter(_graph.Blocks[region.FirstBlockOrdinal], state);
        RunPending(region.FirstBlockOrdinal, region.LastBlockOrdinal, (branch, end) =>
        {
            if (branch.Destination is null)
                State.JoinInto(ref left, end);
        });
        return left;
    }

    private void JoinIntoAll(ImmutableArray<BasicBlock> handlers, ImmutableArray<ControlFlowRegion> finallies, State state)
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

    /// <summary>A finally, and what is known there whichever way leads into it.</summary>
    private sealed record FinallyEntry(ControlFlowRegion Region, State State);
}
