using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>What a body asks of one of its inputs: whether it is this constant.</summary>
/// <param name="Subject">The parameter or member, as the body found it: it never changes.</param>
/// <param name="Constant">Null, true or false, a number, a text, or the value of an enumeration.</param>
internal sealed record Question(Symbolic Subject, object? Constant)
{
    /// <summary>Numbers that are not whole are not compared exactly.</summary>
    public static bool CanAskFor(object? constant) => constant is not (float or double or decimal);

    /// <summary>The answer of a caller who gives this, or null if it cannot be told: what nothing speaks for being null is not.</summary>
    public bool? AssumedFor(Value given) =>
        AnswerFor(given) ?? (Constant is null && given is not Symbolic && !given.MayBeNull ? false : null);

    /// <summary>The answer of a caller who gives this, or null if it cannot be told.</summary>
    public bool? AnswerFor(Value given) => given switch
    {
        Constant { Literal: { } literal } when Constant is null || literal.GetType() == Constant.GetType() => literal.Equals(Constant),
        _ when given == Value.Null => Constant is null,
        Given or { IsObject: true, MayBeNull: false } when Constant is null => false,
        _ => null,
    };
}

/// <summary>A question that was answered on the way to a point of a body.</summary>
internal sealed record Answer(Question Question, bool IsYes)
{
    /// <summary>Where it was asked.</summary>
    public SyntaxNode? Test { get; init; }

    public Answer Opposite => this with { IsYes = !IsYes };

    /// <summary>The answer is the same wherever it is asked.</summary>
    public bool Equals(Answer? other) => other is not null && IsYes == other.IsYes && Question.Equals(other.Question);

    public override int GetHashCode() => Question.GetHashCode();
}

/// <summary>One value or another, as an input of the body decides: where <c>squash ? sigmoid(z) : z</c> leaves the caller's argument to say which.</summary>
/// <param name="Question">What decides.</param>
/// <param name="Yes">The value where the answer is yes; none if no path brings one.</param>
/// <param name="No">The value where it is no.</param>
internal sealed record Choice(Question Question, Value Yes, Value No) : Symbolic
{
    public override Symbolic Root => Question.Subject.Root;

    public override ITypeSymbol? Type => null;

    public override bool IsWhole => Yes.IsWhole && No.IsWhole;

    public override int Size => 1 + Question.Subject.Size + Yes.Size + No.Size;

    /// <summary>What it is whatever the answer is; unknown if the answer decides.</summary>
    public Value Common => Lattice.Join(WhateverOf(Yes), WhateverOf(No)) is { IsSymbolic: false } same ? same : Unknown;

    public static Value Of(Question question, Value yes, Value no) =>
        yes.Equals(no) ? yes
        : IsNothing(yes) && IsNothing(no) ? Unknown
        : IsSame(yes, no) ? Lattice.Join(yes, no)
        : new Choice(question, yes, no).Bounded();

    private static bool IsNothing(Value value) => value == Unknown || value == None;

    /// <summary>Whether nobody need decide: whichever it is, no more is known of it.</summary>
    private static bool IsSame(Value yes, Value no) => (yes, no) is (Fact, Fact) or (LibraryObject, LibraryObject) && Lattice.Join(yes, no) != Unknown;

    /// <summary>What a value is where a question has this answer.</summary>
    public static Value Under(Answer answer, Value value) =>
        value is not Choice choice ? value
        : choice.Question.Equals(answer.Question) ? Under(answer, answer.IsYes ? choice.Yes : choice.No)
        : Of(choice.Question, Under(answer, choice.Yes), Under(answer, choice.No));

    private static Value WhateverOf(Value value) => value is Choice choice ? choice.Common : value;
}
