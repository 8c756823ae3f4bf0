using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a branch that asks for null says of a parameter or member on either side: <c>loss ??= BCELoss()</c>, <c>if (loss is null)</c>.</summary>
internal static class NullTest
{
    /// <summary>The state on the side that is taken when the condition jumps, or does not.</summary>
    public static State Refine(State state, BasicBlock block, bool jumps, Func<IOperation, Value> evaluate)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition
            || Tested(condition) is not { } test || evaluate(test.Operand) is not Symbolic tested || !tested.Equals(tested.Subject))
            return state;
        var isTrue = jumps == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        var refined = state.Copy();
        refined.Replace(tested, isTrue == test.IsNullWhenTrue ? Value.None : new Given(tested));
        return refined;
    }

    private static (IOperation Operand, bool IsNullWhenTrue)? Tested(IOperation condition) => condition switch
    {
        IIsNullOperation test => (test.Operand, true),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Tested(not.Operand) is { } inner ? (inner.Operand, !inner.IsNullWhenTrue) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } comparison =>
            WithNull(comparison) is { } operand ? (operand, comparison.OperatorKind == BinaryOperatorKind.Equals) : null,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } pattern when IsNull(value) => (pattern.Value, true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } pattern
            when IsNull(value) => (pattern.Value, false),
        _ => null,
    };

    private static IOperation? WithNull(IBinaryOperation comparison) =>
        IsNull(comparison.RightOperand) ? comparison.LeftOperand : IsNull(comparison.LeftOperand) ? comparison.RightOperand : null;

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
