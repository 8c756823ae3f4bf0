using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a branch says of the parameter or member that it asks about: whether it is null or another constant, or of a type.</summary>
internal static class Refinement
{
    /// <param name="state">What is known before.</param>
    /// <param name="block">The block that branches.</param>
    /// <param name="jumps">Which side: the one that is taken when the condition jumps, or the other.</param>
    /// <param name="interpreter">Knows values and types.</param>
    /// <returns>What is known on that side.</returns>
    public static State Of(State state, BasicBlock block, bool jumps, BlockInterpreter interpreter)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition || TestIn(condition) is not { } test)
            return state;
        test = test with { Syntax = condition.Syntax };
        var isYes = (jumps == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)) == test.IsYesWhenTrue;
        var refined = test.Type is { } type ? OfType(state, test.Operand, type, isYes, interpreter) : OfConstant(state, test, isYes, interpreter);
        return refined.IsForNobody || test.Asked is not { } asked || !interpreter.IsNeverAnswered(test.Operand, asked, isYes, state) ? refined : ForNobody(refined);
    }

    private static State ForNobody(State state)
    {
        var marked = state.Copy();
        marked.IsForNobody = true;
        return marked;
    }

    private static State OfConstant(State state, Condition test, bool isYes, BlockInterpreter interpreter)
    {
        if (test is { Constant: null, Order: null } && AskedBefore(test.Operand, state) is { } before)
            return Answered(state, before with { IsYes = before.IsYes == isYes, AskedAt = test.Syntax });
        if (!ConstantTest.CanAskFor(test.Constant) || interpreter.SubjectOf(test.Operand, state) is not { } subject || !IsKept(subject, test.Order ?? test.Constant))
            return state;
        var refined = state.Copy();
        if (isYes && test is { Constant: null, Order: null })
            refined.Replace(subject, Value.Null);
        refined.Answer(new Answer(new Question(subject, test.Asked!), isYes) { AskedAt = test.Syntax });
        return refined;
    }

    private static State Answered(State state, Answer answer)
    {
        var refined = state.Copy();
        refined.Answer(answer);
        return refined;
    }

    /// <summary>The answer that makes a value null: what <c>part?.Apply(x)</c> gives is null where the part is, and <c>??</c> asks again.</summary>
    private static Answer? AskedBefore(IOperation operand, State state) =>
        operand is IFlowCaptureReferenceOperation reference && state.Captures.TryGetValue(reference.Id, out var captured)
        && captured is { IsKnownWhereNull: true, Value: Choice { Question: { } question } choice } && choice.Yes == Value.Null != (choice.No == Value.Null)
        && (choice.Yes == Value.Null ? choice.No : choice.Yes) is not Choice
            ? new Answer(question, choice.Yes == Value.Null)
            : null;

    /// <summary>Nobody reads modules from a file: whether one is there stays as it is.</summary>
    private static bool IsKept(Symbolic subject, object? constant) => constant is null || subject is not MemberOf { Member: var member } || !MemberTable.IsSetByAnybody(member);

    private static State OfType(State state, IOperation operand, ITypeSymbol type, bool isOfType, BlockInterpreter interpreter)
    {
        var known = interpreter.ByType(type) as LibraryObject;
        if (type is not INamedTypeSymbol named || (isOfType && known is null) || interpreter.Peek(operand, state) is not Symbolic { Subject: not null } asked)
            return state;
        var refined = state.Copy();
        var question = new Question(asked, new TypeTest(named, known?.Function));
        refined.Replace(asked, isOfType ? Choice.Of(question, known!, Value.None) : Choice.Of(question, Value.None, asked));
        return refined;
    }

    /// <summary>What a condition asks: for a constant, or for a type.</summary>
    private static Condition? TestIn(IOperation condition) => condition switch
    {
        IIsNullOperation test => new Condition(test.Operand, null),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => TestIn(not.Operand)?.Negated,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } comparison => Compared(comparison),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, OperatorMethod: null } comparison => Compared(comparison)?.Negated,
        IBinaryOperation { OperatorMethod: null, IsLifted: false } comparison => Ordered(comparison),
        IIsTypeOperation test => new Condition(test.ValueOperand, null) { Type = test.TypeOperand },
        IIsPatternOperation match => Matched(match.Value, match.Pattern),
        IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation
            or IFlowCaptureReferenceOperation => new Condition(condition, true),
        _ => null,
    };

    private static Condition? Matched(IOperation value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => Matched(value, negated.Pattern)?.Negated,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } => new Condition(value, constant),
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: var limit } } relational => Ordered(value, relational.OperatorKind, limit),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } any
            when SymbolEqualityComparer.Default.Equals(any.InputType, any.NarrowedType) => new Condition(value, null).Negated,
        ITypePatternOperation { MatchedType: var type } => new Condition(value, null) { Type = type },
        IDeclarationPatternOperation { MatchedType: { } type } => new Condition(value, null) { Type = type },
        _ => null,
    };

    private static Condition? Compared(IBinaryOperation comparison) =>
        comparison.RightOperand.ConstantValue is { HasValue: true, Value: var right } ? new Condition(comparison.LeftOperand, right)
        : comparison.LeftOperand.ConstantValue is { HasValue: true, Value: var left } ? new Condition(comparison.RightOperand, left)
        : null;

    private static Condition? Ordered(IBinaryOperation comparison) =>
        comparison.RightOperand.ConstantValue is { HasValue: true, Value: var right } ? Ordered(comparison.LeftOperand, comparison.OperatorKind, right)
        : comparison.LeftOperand.ConstantValue is { HasValue: true, Value: var left } ? Ordered(comparison.RightOperand, Turned(comparison.OperatorKind), left)
        : null;

    /// <summary><c>1 &lt; k</c> is <c>k &gt; 1</c>, and <c>k &gt;= 2</c> is what <c>k &lt; 2</c> is not.</summary>
    private static Condition? Ordered(IOperation operand, BinaryOperatorKind kind, object? limit) =>
        OrderTest.WholeNumber(limit) is not { } number ? null : kind switch
        {
            BinaryOperatorKind.GreaterThan => new Condition(operand, null) { Order = new OrderTest(number, 1) },
            BinaryOperatorKind.LessThan => new Condition(operand, null) { Order = new OrderTest(number, -1) },
            BinaryOperatorKind.GreaterThanOrEqual => new Condition(operand, null) { Order = new OrderTest(number, -1), IsYesWhenTrue = false },
            BinaryOperatorKind.LessThanOrEqual => new Condition(operand, null) { Order = new OrderTest(number, 1), IsYesWhenTrue = false },
            _ => null,
        };

    private static BinaryOperatorKind Turned(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };

    /// <param name="Operand">What is asked about.</param>
    /// <param name="Constant">The constant that it is asked for, unless it is asked for a type.</param>
    private sealed record Condition(IOperation Operand, object? Constant)
    {
        public ITypeSymbol? Type { get; init; }

        /// <summary>How it compares with a number, if that is asked.</summary>
        public OrderTest? Order { get; init; }

        public SyntaxNode Syntax { get; init; } = Operand.Syntax;

        public bool IsYesWhenTrue { get; init; } = true;

        /// <summary>What the operand is asked for, where that is no type.</summary>
        public Test? Asked => Type is null ? Order ?? (Test)new ConstantTest(Constant) : null;

        public Condition Negated => this with { IsYesWhenTrue = !IsYesWhenTrue };
    }
}
