using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>A loop over the elements of a container: <c>foreach</c>, or <c>for</c> with a counter from 0 to the container's length.</summary>
internal abstract class ElementLoop
{
    private protected ElementLoop(BasicBlock header)
    {
        Header = header;
        Last = header.Predecessors.Max(static branch => branch.Source.Ordinal);
    }

    /// <summary>The block that asks whether there is another element.</summary>
    public BasicBlock Header { get; }

    /// <summary>The last block of the body; the first one follows the header.</summary>
    public int Last { get; }

    /// <summary>The loop whose header a block is, if it is one's.</summary>
    public static ElementLoop? At(BasicBlock block)
    {
        if (block.ConditionKind != ControlFlowConditionKind.WhenFalse || block.FallThroughSuccessor?.Destination?.Ordinal != block.Ordinal + 1
            || !block.Predecessors.Any(branch => branch.Source.Ordinal > block.Ordinal))
            return null;
        return block.BranchValue switch
        {
            IInvocationOperation { TargetMethod.Name: "MoveNext", Instance: IFlowCaptureReferenceOperation enumerator } =>
                new EnumeratedLoop(block, enumerator.Id),
            IBinaryOperation comparison when LoopCounter.Of(comparison) is { } counter => new CountedLoop(block, counter),
            _ => null,
        };
    }

    /// <summary>Whether a block belongs to the body.</summary>
    public bool Contains(int block) => Header.Ordinal < block && block <= Last;

    /// <summary>The elements that the loop runs over, or null if it does not run over one container's.</summary>
    public abstract Items? ElementsIn(State state, BlockInterpreter interpreter);

    /// <summary>Begins the round of one element.</summary>
    public abstract void StandAt(Value element, int index, State state);

    private sealed class EnumeratedLoop(BasicBlock header, CaptureId enumerator) : ElementLoop(header)
    {
        public override Items? ElementsIn(State state, BlockInterpreter interpreter) => (Captured(state)?.Value as Enumerator)?.Items;

        public override void StandAt(Value element, int index, State state)
        {
            if (Captured(state) is { Value: Enumerator running } captured)
                state.Captures = state.Captures.SetItem(enumerator, captured with { Value = running with { Current = element } });
        }

        private CapturedOperand? Captured(State state) => state.Captures.TryGetValue(enumerator, out var captured) ? captured : null;
    }

    private sealed class CountedLoop(BasicBlock header, LoopCounter counter) : ElementLoop(header)
    {
        public override Items? ElementsIn(State state, BlockInterpreter interpreter) =>
            Lists.Common(state.Snapshot(interpreter.Evaluate(counter.Container, state))) is Items { FromStart: true } items ? items : null;

        public override void StandAt(Value element, int index, State state) =>
            state.Locals = state.Locals.SetItem(counter.Variable, new Constant(index));
    }
}
