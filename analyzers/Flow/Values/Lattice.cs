using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>The join of two pieces of knowledge: what holds whichever of the two paths was taken.</summary>
internal static class Lattice
{
    public static Value Join(Value left, Value right)
    {
        if (ReferenceEquals(left, right) || ReferenceEquals(right, Value.None))
            return left;
        if (ReferenceEquals(left, Value.None))
            return right;
        if (left.Equals(right))
            return left;
        if (ReferenceEquals(left, Value.Null))
            return right.OrNull();
        if (ReferenceEquals(right, Value.Null))
            return left.OrNull();
        var joined = JoinKnown(left, right);
        return left.MayBeNull || right.MayBeNull ? joined.OrNull() : joined;
    }

    private static Value JoinKnown(Value left, Value right) =>
        (left, right) switch
        {
            (Fact a, Fact b) => JoinFacts(a, b),
            (LibraryObject a, LibraryObject b) when a.Function.JoinWith(b.Function) is { } function => a with { Function = function, Creations = a.Creations.Union(b.Creations) },
            (TupleValue a, TupleValue b) when a.Slots.Count == b.Slots.Count => new TupleValue(JoinEach(a.Slots, b.Slots)),
            (Instance a, Instance b) when SymbolEqualityComparer.Default.Equals(a.Type, b.Type) => JoinInstances(a, b),
            (Chain a, Chain b) => new Chain(JoinItems(a.Steps, b.Steps)),
            (Items a, Items b) => JoinItems(a, b),
            (Slots a, Slots b) => Slots.Join(a, b),
            (Symbolic { Subject: { } subject } one, _) => JoinSubject(subject, one, right),
            (_, Symbolic { Subject: { } subject } other) => JoinSubject(subject, other, left),
            (Symbolic, _) or (_, Symbolic) => AnyOf.Of(left, right),
            _ => Value.Unknown,
        };

    /// <summary>The parameter <c>p</c> on one path and a fact on another: <c>p</c> or the fact, and a caller who knows <c>p</c> knows what both have in common.</summary>
    private static Value JoinSubject(Symbolic subject, Symbolic one, Value other)
    {
        if (other is Symbolic { Subject: var another } && !subject.Equals(another))
            return AnyOf.Of(one, other);
        var replacement = Join(ReplacementIn(one), ReplacementIn(other));
        if (replacement == Value.None)
            return subject;
        return IsKnown(replacement) && !IsRestricted(one) && !IsRestricted(other) ? Choice.Undecided(subject, replacement) : Value.Unknown;
    }

    private static bool IsKnown(Value replacement) => replacement is Fact or { IsObject: true } || replacement == Value.Null;

    private static bool IsRestricted(Value value) => value is Choice { IsRestricted: true };

    /// <summary><c>part ?? new Part()</c>: in the place of the parameter <c>part</c> stands the new one. None where nothing stands in its place.</summary>
    private static Value ReplacementIn(Value value) => value switch
    {
        Choice { IsRestricted: true } => Value.None,
        Choice { Question: null } undecided => undecided.No,
        Choice { Subject: not null } whereNull => whereNull.Yes,
        Symbolic { Subject: not null } => Value.None,
        _ => value,
    };

    /// <summary>A member that a complete object does not hold is what it began with; of another object it is not known.</summary>
    private static Instance JoinInstances(Instance left, Instance right)
    {
        var isComplete = left.IsComplete && right.IsComplete;
        var members =
            from member in left.Members.Entries.Concat(right.Members.Entries).Select(static entry => entry.Key).Distinct(SymbolEqualityComparer.Default)
            let mine = left.Members.Find(member!)
            let theirs = right.Members.Find(member!)
            where isComplete || (mine is not null && theirs is not null)
            select new KeyValuePair<ISymbol, Value>(member!, Join(mine ?? InitialValue.Of(member!), theirs ?? InitialValue.Of(member!)));
        return left with { Members = ValueMap.Of(members), IsComplete = isComplete };
    }

    private static Value JoinFacts(Fact left, Fact right) =>
        left.Meaning.JoinWith(right.Meaning) is { } meaning
            ? new Fact(meaning, left.Origins.Union(right.Origins)) { MadeInPlace = left.MadeInPlace || right.MadeInPlace, IsOneOfSeveral = true }
            : Value.Unknown;

    private static ValueList JoinEach(ValueList left, ValueList right) =>
        new([.. left.Zip(right, Join)]);

    /// <summary>Lists of one length join element by element; others from their ends, because the last part of a chain decides.</summary>
    private static Items JoinItems(Items left, Items right)
    {
        if (left.FromStart == right.FromStart && left.Known.Count == right.Known.Count)
            return new Items(left.FromStart, JoinEach(left.Known, right.Known)) { Others = Join(left.Others, right.Others) };
        var count = Math.Min(left.Known.Count, right.Known.Count);
        return new Items(false, JoinEach(left.Known.LastOf(count), right.Known.LastOf(count))) { Others = Join(BeforeLast(count, left), BeforeLast(count, right)) };
    }

    /// <summary>What the elements before the last ones are.</summary>
    private static Value BeforeLast(int count, Items items) => items.Known.Take(items.Known.Count - count).Aggregate(items.Others, Join);
}
