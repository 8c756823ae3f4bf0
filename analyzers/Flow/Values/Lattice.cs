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
        return (left, right) switch
        {
            (Fact a, Fact b) => JoinFacts(a, b),
            (Library a, Library b) when a.Function.Equals(b.Function) => a with { Creations = a.Creations.Union(b.Creations) },
            (TupleValue a, TupleValue b) when a.Slots.Count == b.Slots.Count => new TupleValue(JoinEach(a.Slots, b.Slots)),
            (Instance a, Instance b) when Microsoft.CodeAnalysis.SymbolEqualityComparer.Default.Equals(a.Type, b.Type) => a with { Members = Join(a.Members, b.Members) },
            (Chain a, Chain b) => new Chain(JoinItems(a.Parts, b.Parts)),
            (Items a, Items b) => JoinItems(a, b),
            (Parameter parameter, _) => JoinParameter(parameter, right),
            (_, Parameter parameter) => JoinParameter(parameter, left),
            (Either either, _) => JoinEither(either, right),
            (_, Either either) => JoinEither(either, left),
            _ => Value.Unknown,
        };
    }

    private static Value JoinParameter(Parameter parameter, Value other) => other switch
    {
        Either either => JoinEither(either, parameter),
        Fact or Library or Instance or Chain => new Either(parameter, other).Bounded(),
        _ => Value.Unknown,
    };

    private static Value JoinEither(Either either, Value other) => other switch
    {
        Parameter parameter => parameter.Equals(either.Parameter) ? either : Value.Unknown,
        Either another => another.Parameter.Equals(either.Parameter) ? Of(either.Parameter, Join(either.Other, another.Other)) : Value.Unknown,
        _ => Of(either.Parameter, Join(either.Other, other)),
    };

    private static Value Of(Parameter parameter, Value other) =>
        other == Value.Unknown ? Value.Unknown : new Either(parameter, other).Bounded();

    /// <summary>Members that only one side knows are not known.</summary>
    private static ValueMap Join(ValueMap left, ValueMap right) =>
        ValueMap.Of(
            from entry in left.Entries
            let other = right.Find(entry.Key)
            where other is not null
            select new KeyValuePair<Microsoft.CodeAnalysis.ISymbol, Value>(entry.Key, Join(entry.Value, other)));

    private static Value JoinFacts(Fact left, Fact right) =>
        left.Meaning.JoinWith(right.Meaning) is { } meaning
            ? new Fact(meaning, left.Origins.Union(right.Origins))
            : Value.Unknown;

    private static ValueList JoinEach(ValueList left, ValueList right) =>
        new([.. left.Zip(right, Join)]);

    /// <summary>Lists of one length join element by element; of others only the fact remains that there is a list.</summary>
    private static Items JoinItems(Items left, Items right) =>
        left.FromStart == right.FromStart && left.Known.Count == right.Known.Count
            ? new Items(left.FromStart, JoinEach(left.Known, right.Known))
            : Items.Anything;
}
