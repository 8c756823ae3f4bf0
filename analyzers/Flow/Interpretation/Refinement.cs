using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a branch says of the parameter or member that it asks about: whether it is null, or of a type.</summary>
internal static class Refinement
{
    /// <param name="state">What is known before.</param>
    /// <param name="block">The block that branches.</param>
    /// <param name="jumps">Which side: the one that is taken when the condition jumps, or the other.</param>
    /// <param name="interpreter">Knows values and types.</param>
    /// <returns>What is known on that side.</returns>
    public static State Of(State state, BasicBlock block, bool jumps, BlockInterpreter interpreter)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition || QuestionIn(condition) is not { } question
            || interpreter.Unrecorded(() => interpreter.Evaluate(question.Operand, state)) is not Symbolic { Subject: not null } asked)
            return state;
        var isYes = (jumps == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)) == question.IsYesWhenTrue;
        return question.Type is { } type ? OfType(state, asked, type, isYes, interpreter) : OfNull(state, asked, condition.Syntax, isYes);
    }

    private static State OfNull(State state, Symbolic asked, SyntaxNode test, bool isNull)
    {
        if (!asked.Equals(asked.Subject))
            return state;
        var refined = state.Copy();
        refined.Replace(asked, isNull ? Value.Null : new Given(asked, test));
        refined.NullTests = isNull ? state.NullTests.Add(test) : state.NullTests.Remove(test);
        return refined;
    }

    private static State OfType(State state, Symbolic asked, ITypeSymbol type, bool isOfType, BlockInterpreter interpreter)
    {
        if (isOfType || type is not INamedTypeSymbol named)
            return state;
        var refined = state.Copy();
        refined.Replace(asked, new Excluding(asked, named, (interpreter.ByType(type) as Library)?.Function).Bounded());
        return refined;
    }

    /// <summary>What a condition asks: for null, or for a type.</summary>
    private static Question? QuestionIn(IOperation condition) => condition switch
    {
        IIsNullOperation test => new Question(test.Operand, null),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => QuestionIn(not.Operand)?.Negated,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } comparison => Compared(comparison),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, OperatorMethod: null } comparison => Compared(comparison)?.Negated,
        IIsTypeOperation test => new Question(test.ValueOperand, test.TypeOperand),
        IIsPatternOperation match => Matched(match.Value, match.Pattern),
        _ => null,
    };

    private static Question? Matched(IOperation value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => Matched(value, negated.Pattern)?.Negated,
        IConstantPatternOperation { Value: var constant } when IsNull(constant) => new Question(value, null),
        ITypePatternOperation { MatchedType: var type } => new Question(value, type),
        IDeclarationPatternOperation { MatchedType: { } type } => new Question(value, type),
        _ => null,
    };

    private static Question? Compared(IBinaryOperation comparison) =>
        IsNull(comparison.RightOperand) ? new Question(comparison.LeftOperand, null)
        : IsNull(comparison.LeftOperand) ? new Question(comparison.RightOperand, null)
        : null;

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    /// <param name="Operand">What is asked about.</param>
    /// <param name="Type">The type that is asked for, or null for null.</param>
    private sealed record Question(IOperation Operand, ITypeSymbol? Type)
    {
        public bool IsYesWhenTrue { get; init; } = true;

        public Question Negated => this with { IsYesWhenTrue = !IsYesWhenTrue };
    }
}
