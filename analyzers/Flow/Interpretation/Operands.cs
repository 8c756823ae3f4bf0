using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// <c>Loss(p, Undo(p))</c>: operands are computed one after the other, and what the later ones change in place, the first one is by then, too. So each waits in the
/// state for the rest, where it is forgotten like what a variable holds.
/// </summary>
internal static class Operands
{
    /// <summary>The values of operands, as they are when the last one is computed.</summary>
    public static Value[] InOrder(IReadOnlyList<IOperation> operands, Func<IOperation, Value> evaluate, State state)
    {
        var last = operands.Count - 1;
        while (last > 0 && IsPlain(operands[last]))
            last--;
        var values = new Value[operands.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = evaluate(operands[i]);
            if (i < last)
                Wait(operands[i], values[i], state);
        }

        for (var i = 0; i < last; i++)
            values[i] = Take(operands[i], state);
        return values;
    }

    /// <summary>An operand waits for those after it.</summary>
    public static void Wait(IOperation operand, Value value, State state) => state.Captures = state.Captures.SetItem(operand, new CapturedOperand(value, operand));

    /// <summary>The value of an operand that has waited, as it is now.</summary>
    public static Value Take(IOperation operand, State state)
    {
        var value = state.Captures.Find(operand)?.Value ?? Value.Unknown;
        state.Captures = state.Captures.Remove(operand);
        return value;
    }

    /// <summary>Whether nothing runs where it is computed.</summary>
    private static bool IsPlain(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IInstanceReferenceOperation or IDefaultValueOperation => true,
        IFieldReferenceOperation { Instance: { } owner } => IsPlain(owner),
        IConversionOperation { OperatorMethod: null, Operand: var operand } => IsPlain(operand),
        IArgumentOperation { Value: var value } => IsPlain(value),
        _ => false,
    };
}
