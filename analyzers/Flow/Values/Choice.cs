using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// One value or another, as an input of the body decides: <c>squash ? sigmoid(z) : z</c> leaves the caller's argument to say which. Where a
/// side is none, no path brings the other answer: after <c>if (loss is WeightedLoss) return;</c> the loss is whatever a caller gives that is no WeightedLoss.
/// </summary>
/// <param name="Question">What decides; null if nobody can tell, and a caller knows what both have in common.</param>
/// <param name="Yes">The value where the answer is yes; none if no path brings one.</param>
/// <param name="No">The value where it is no.</param>
internal sealed record Choice(Question? Question, Value Yes, Value No) : Symbolic
{
    public override ValueList Parts => Question is null ? new(Yes, No) : new(Question.Subject, Yes, No);

    /// <summary>What was asked was asked of what the caller gave, whatever has become of it since.</summary>
    public override Value Map(Func<Value, Value> map)
    {
        var (yes, no) = (map(Yes), map(No));
        return ReferenceEquals(yes, Yes) && ReferenceEquals(no, No) ? this : Of(Question, yes, no);
    }

    public override Symbolic Root => (Question?.Subject ?? Yes as Symbolic ?? No as Symbolic)?.Root ?? this;

    public override Symbolic? Subject => Question switch
    {
        _ when Yes == None => (No as Symbolic)?.Subject,
        _ when No == None => (Yes as Symbolic)?.Subject,
        null => (Yes as Symbolic)?.Subject,
        { Test.IsForNull: true, Subject: var subject } when subject.Equals(No) => subject,
        _ => null,
    };

    public override ITypeSymbol? Type => Subject?.Type;

    public override bool IsWhole => Yes.IsWhole && No.IsWhole;

    /// <summary>Whether it is one value only, which the callers who come here by the other answer never bring.</summary>
    public bool IsRestricted => Yes == None || No == None;

    /// <summary>What it is whatever the answer is; unknown if the answer decides.</summary>
    public Value Common => Lattice.Join(CommonOf(Yes), CommonOf(No)) is { IsSymbolic: false } same ? same : Unknown;

    public static Value Of(Question? question, Value yes, Value no) =>
        yes.Equals(no) ? yes
        : question is null ? Lattice.Join(yes, no)
        : IsNothing(yes) && IsNothing(no) ? Unknown
        : IsSame(yes, no) ? Lattice.Join(yes, no)
        : new Choice(question, yes, no).Bounded();

    /// <summary>A parameter or member, or what takes its place on another path that nobody can tell.</summary>
    public static Value Undecided(Symbolic subject, Value other) => new Choice(null, subject, other).Bounded();

    /// <summary>What a value is where a question has this answer.</summary>
    public static Value Under(Answer answer, Value value) =>
        !value.IsSymbolic ? value
        : value is Choice choice && answer.Question.Equals(choice.Question) ? Under(answer, answer.IsYes ? choice.Yes : choice.No)
        : value.Map(part => Under(answer, part));

    private static bool IsNothing(Value value) => value == Unknown || value == None;

    /// <summary>Whether nobody need decide: whichever it is, no more is known of it.</summary>
    private static bool IsSame(Value yes, Value no) => (yes, no) is (Fact, Fact) or (LibraryObject, LibraryObject) && Lattice.Join(yes, no) is var same && same != Unknown && !same.IsVague;

    private static Value CommonOf(Value value) => value is Choice choice ? choice.Common : value;
}
