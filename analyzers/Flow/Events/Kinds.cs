namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>A set of kinds of events: <c>open</c>, <c>write</c>, <c>close</c>. What the kinds are is the client's affair; there are at most eight.</summary>
internal readonly record struct Kinds(byte Bits)
{
    /// <summary>So many kinds there may be, so that the pairs of them are one number.</summary>
    public const int Most = 8;

    public static readonly Kinds None;

    public static readonly Kinds All = new(byte.MaxValue);

    public bool IsEmpty => Bits == 0;

    public static Kinds operator |(Kinds left, Kinds right) => new((byte)(left.Bits | right.Bits));

    public static Kinds operator &(Kinds left, Kinds right) => new((byte)(left.Bits & right.Bits));

    public static Kinds operator ~(Kinds kinds) => new((byte)~kinds.Bits);

    public static Kinds Of(params int[] kinds)
    {
        var all = None;
        foreach (var kind in kinds)
            all |= kind is >= 0 and < Most ? new Kinds((byte)(1 << kind)) : throw new ArgumentOutOfRangeException(nameof(kinds), kind, $"There are {Most} kinds, from 0.");
        return all;
    }

    public bool Has(int kind) => (Bits & (1 << kind)) != 0;

    public bool Overlaps(Kinds other) => (Bits & other.Bits) != 0;

    public override string ToString() => string.Concat(Enumerable.Range(0, Most).Where(Has));
}
