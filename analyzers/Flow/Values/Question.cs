using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>What a body asks of one of its inputs: <c>squash == true</c>, <c>loss is null</c>, <c>loss is WeightedLoss</c>.</summary>
/// <param name="Subject">The parameter or member, as the body found it: it never changes.</param>
/// <param name="Test">What it is asked for.</param>
internal sealed record Question(Symbolic Subject, Test Test)
{
    public static Question IsNull(Symbolic subject) => new(subject, Test.ForNull);

    /// <summary>The answer of a caller who gives this, or null if it cannot be told: what nothing speaks for being null is not.</summary>
    public bool? AssumedFor(Value given) =>
        AnswerFor(given) ?? (Test.IsForNull && given is not Symbolic && !given.MayBeNull ? false : null);

    /// <summary>The answer of a caller who gives this, or null if it cannot be told.</summary>
    public bool? AnswerFor(Value given) => given switch
    {
        Choice { Question: { } asked, Yes: var yes } when yes == Value.None && asked.Test == Test => false,
        Choice { Question: { } asked, No: var no } when no == Value.None && asked.Test == Test => true,
        _ => Test.AnswerFor(given),
    };
}

/// <summary>What something is asked for: a constant, or a type.</summary>
internal abstract record Test
{
    public static readonly Test ForNull = new ConstantTest(null);

    public bool IsForNull => Equals(ForNull);

    /// <summary>The answer of what is known to be this, or null if it cannot be told.</summary>
    public abstract bool? AnswerFor(Value given);
}

/// <summary>Whether something is a constant.</summary>
/// <param name="Literal">Null, true or false, a number, a text, or the value of an enumeration.</param>
internal sealed record ConstantTest(object? Literal) : Test
{
    /// <summary>Numbers that are not whole are not compared exactly.</summary>
    public static bool CanAskFor(object? literal) => literal is not (float or double or decimal);

    public override bool? AnswerFor(Value given) => given switch
    {
        Constant { Literal: { } literal } when Literal is null || literal.GetType() == Literal.GetType() => literal.Equals(Literal),
        _ when given == Value.Null => Literal is null,
        { IsObject: true, MayBeNull: false } when Literal is null => false,
        _ => null,
    };
}

/// <summary>How a number compares with a constant: <c>classes > 1</c>.</summary>
/// <param name="Limit">The constant.</param>
/// <param name="Than">What the comparison with it gives: less (-1) or more (1).</param>
internal sealed record OrderTest(long Limit, int Than) : Test
{
    public override bool? AnswerFor(Value given) =>
        given is Constant { Literal: { } literal } && WholeNumber(literal) is { } number ? Math.Sign(number.CompareTo(Limit)) == Than : null;

    /// <summary>The number that a constant is, if it is a whole one.</summary>
    public static long? WholeNumber(object? literal) =>
        literal is int or long or short or byte or sbyte or ushort or uint ? Convert.ToInt64(literal, System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <summary>Whether something is of a type.</summary>
/// <param name="Type">The type that it is asked for.</param>
/// <param name="Function">The function that every object of that type is, if the type is the library's.</param>
internal sealed record TypeTest(INamedTypeSymbol Type, LibraryFunction? Function) : Test
{
    public override bool? AnswerFor(Value given) => given switch
    {
        LibraryObject library when Function is not null => IfThere(given, library.Function.Name == Function.Name),
        Instance instance when IsAtOrBelow(instance.Type) => IfThere(given, isOfType: true),
        _ => null,
    };

    public bool Equals(TypeTest? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);

    /// <summary>What is null is of no type.</summary>
    private static bool? IfThere(Value given, bool isOfType) => isOfType && given.MayBeNull ? null : isOfType;

    private bool IsAtOrBelow(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, Type))
                return true;
        }

        return false;
    }
}

/// <summary>A question that was answered on the way to a point of a body.</summary>
internal sealed record Answer(Question Question, bool IsYes)
{
    /// <summary>Where it was asked.</summary>
    public SyntaxNode? AskedAt { get; init; }

    public Answer Opposite => this with { IsYes = !IsYes };

    /// <summary>The answer is the same wherever it is asked.</summary>
    public bool Equals(Answer? other) => other is not null && IsYes == other.IsYes && Question.Equals(other.Question);

    public override int GetHashCode() => Question.GetHashCode();
}
