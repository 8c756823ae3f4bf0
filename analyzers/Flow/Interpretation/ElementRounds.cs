using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// <c>foreach (var layer in layers) x = layer.call(x);</c> leaves in <c>x</c> what the layers make of it one by one. So where the elements of a loop
/// are known, what holds after it is found by one round of its body for each of them; the fixpoint says only what holds in all rounds.
/// </summary>
internal sealed class ElementRounds(ControlFlowGraph graph, BlockInterpreter interpreter, Worklist worklist, GraphFixpoint fixpoint)
{
    private readonly ElementLoop?[] _loops = [.. graph.Blocks.Select(ElementLoop.At)];
    private readonly State?[] _arrivals = new State?[graph.Blocks.Length];
    private int _roundsRemaining = Bounds.ElementVisits;
    private Round? _round;

    /// <summary>Whether a round is being run, which the bound on rounds counts.</summary>
    public bool IsRunning => _round is not null;

    /// <summary>Whether a branch leaves the loop in the middle of a round: that is known from the fixpoint.</summary>
    public bool IsExit(BasicBlock destination) => _round?.IsExit(destination) == true;

    /// <summary>Whether a state that comes to a block ends a round, or lies outside it.</summary>
    public bool TryAbsorb(BasicBlock block, State state) => _round?.TryAbsorb(block, state) == true;

    /// <summary>Takes down how a loop is entered from before it.</summary>
    public void Arrive(ControlFlowBranch branch, BasicBlock destination, State state)
    {
        if (_loops[destination.Ordinal] is not null && branch.Source.Ordinal < destination.Ordinal)
            State.JoinInto(ref _arrivals[destination.Ordinal], state);
    }

    /// <summary>The state after the loop whose header a block is, or null if it never comes to its end; the state itself where there is no such loop.</summary>
    public State? After(BasicBlock block, State state)
    {
        if (_loops[block.Ordinal] is not { } loop || interpreter.Unrecorded(() => loop.ElementsIn(state.Copy(), interpreter)) is not { } elements)
            return state;
        if (FoldedElements.EachOf(elements) is { } each)
            return Folded(loop, each, state);
        var isWhole = elements.FromStart && elements.Known.Count <= Bounds.Elements;
        var current = isWhole ? _arrivals[loop.Header.Ordinal]?.Copy() : state;
        for (var i = isWhole ? 0 : Math.Max(0, elements.Known.Count - Bounds.Elements); i < elements.Known.Count && current is not null; i++)
        {
            if (--_roundsRemaining < 0)
                return state;
            loop.StandAt(elements.Known[i], i, current);
            current = interpreter.Unrecorded(() => AfterRound(loop, current));
        }

        return current;
    }

    /// <summary>
    /// <c>foreach (var layer in layers) x = layer.call(x);</c> of layers that a caller brings leaves in <c>x</c> what a chain of them makes of it. Every other
    /// variable is what the fixpoint says.
    /// </summary>
    private State Folded(ElementLoop loop, ElementOf each, State state)
    {
        if (_arrivals[loop.Header.Ordinal]?.Copy() is not { } first || --_roundsRemaining < 0)
            return state;
        loop.StandAt(each, 0, first);
        var before = first.Locals;
        if (interpreter.Unrecorded(() => AfterRound(loop, first.Copy())) is not { } after)
            return state;
        var changed = after.Locals.Entries.Where(local => before.TryGetValue(local.Key, out var held) && !held.Equals(local.Value)).Take(2).ToList();
        if (changed is not [{ Key: var variable, Value: var made }] || !before.TryGetValue(variable, out var input) || FoldedElements.Of(made, each, input) is not { } all)
            return state;
        var folded = state.Copy();
        folded.Locals = folded.Locals.SetItem(variable, all);
        return folded;
    }

    /// <summary>What the body of a loop makes of one element, or null if it does not come round to the next.</summary>
    private State? AfterRound(ElementLoop loop, State state)
    {
        var (outer, round) = (_round, new Round(loop));
        var first = loop.Header.Ordinal + 1;
        var suspended = worklist.Suspend(first, loop.Last);
        var arrivals = _arrivals.AsSpan(first, loop.Last - loop.Header.Ordinal).ToArray();
        Array.Clear(_arrivals, first, arrivals.Length);

        _round = round;
        fixpoint.Follow(loop.Header.FallThroughSuccessor, state, static (_, _) => { });
        fixpoint.RunPending(first, loop.Last, static (_, _) => { });
        _round = outer;

        arrivals.CopyTo(_arrivals, first);
        worklist.Resume(suspended);
        return round.AtNext;
    }

    /// <summary>One element's way through the body of a loop.</summary>
    private sealed class Round(ElementLoop loop)
    {
        private State? _atNext;

        /// <summary>The state in which the body came round to the next element.</summary>
        public State? AtNext => _atNext;

        public bool IsExit(BasicBlock destination) => destination != loop.Header && !loop.Contains(destination.Ordinal);

        /// <summary>Whether a block is not to be entered in this round.</summary>
        public bool TryAbsorb(BasicBlock block, State state)
        {
            if (block == loop.Header)
                State.JoinInto(ref _atNext, state);
            return !loop.Contains(block.Ordinal);
        }
    }
}
