using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// <c>many ? model.forward(x) : other.forward(x)</c>, where nobody can tell which: it is one of several values, and a caller who knows the models knows
/// what all have in common. At most <see cref="Most"/>, and none that another is made of: a loop would make ever larger ones.
/// </summary>
internal sealed record AnyOf : Symbolic
{
    private const int Most = 4;

    private AnyOf(ValueList alternatives) => Alternatives = alternatives;

    /// <summary>What the inputs decide, each once; and at the end what is known already, joined, if anything is.</summary>
    public ValueList Alternatives { get; }

    public override ValueList Parts => Alternatives;

    public override Value Map(Func<Value, Value> map) =>
        Alternatives.Map(map) is var mapped && ReferenceEquals(mapped, Alternatives) ? this : mapped.Aggregate(None, Lattice.Join);

    public override Symbolic Root => Alternatives.OfType<Symbolic>().FirstOrDefault()?.Root ?? this;

    /// <summary>The static type that all have.</summary>
    public override ITypeSymbol? Type =>
        (Alternatives[0] as Symbolic)?.Type is { } type
        && Alternatives.All(each => each is Symbolic { Type: { } other } && SymbolEqualityComparer.Default.Equals(type, other)) ? type : null;

    public override bool IsWhole => Alternatives.All(static each => each.IsWhole);

    /// <summary>Either of two values; unknown where they are too many, or one is made of the other.</summary>
    public static Value Of(Value left, Value right)
    {
        var (symbols, known) = (new List<Value>(), None);
        foreach (var each in In(left).Concat(In(right)))
        {
            if (each is not Symbolic)
                known = each == Null ? known : Lattice.Join(known, each);
            else if (!symbols.Contains(each))
                symbols.Add(each);
        }

        if (symbols.Count > Most || (known != None && !IsKept(known)) || symbols.Exists(one => symbols.Exists(other => IsMadeOf(one, other))))
            return Unknown;
        if (left is AnyOf before && before.Alternatives.Equals(Together(symbols, known)))
            return left;
        return symbols is [Symbolic { IsSubject: true } only] ? known == None ? only : Choice.Undecided(only, known) : new AnyOf(Together(symbols, known)).Bounded();
    }

    /// <summary>Each of several values, or the one.</summary>
    public static IEnumerable<Value> In(Value value) => value switch
    {
        AnyOf several => several.Alternatives,
        Choice { Question: null } either => [either.Yes, either.No],
        _ => [value],
    };

    /// <summary>The order in which the ways meet tells nothing.</summary>
    public bool Equals(AnyOf? other) =>
        other is not null && Alternatives.Count == other.Alternatives.Count && Alternatives.All(other.Alternatives.Contains);

    public override int GetHashCode() => Alternatives.Sum(static each => (long)each.GetHashCode()).GetHashCode();

    private static ValueList Together(List<Value> symbols, Value known) => new([.. symbols, .. known == None ? ValueList.Empty : new ValueList(known)]);

    private static bool IsKept(Value known) => known is Fact or { IsObject: true };

    private static bool IsMadeOf(Value whole, Value part) => !whole.Equals(part) && whole.Within(Contents.Input).Contains(part);
}
