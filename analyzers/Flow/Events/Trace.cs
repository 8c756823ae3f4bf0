namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>
/// What a stretch of a program does to one object, as far as rules need to know: the bigrams of the words that its paths spell. <c>open, write, close</c>
/// composes with what comes before and after without a second look at the code, and so does a loop round of it with the next.
/// </summary>
/// <param name="May">What may happen to the object.</param>
/// <param name="Perhaps">What happens to something that may be the object, or may happen unseen. It has no place in the order.</param>
/// <param name="Must">What happens on every path.</param>
/// <param name="First">What may happen first.</param>
/// <param name="Last">What may happen last.</param>
/// <param name="Pairs">What may directly follow what.</param>
/// <param name="MayBeNothing">Whether a path leads through without any event.</param>
internal readonly record struct Trace(Kinds May, Kinds Perhaps, Kinds Must, Kinds First, Kinds Last, ulong Pairs, bool MayBeNothing)
{
    /// <summary>Nothing happens.</summary>
    public static readonly Trace Nothing = new(Kinds.None, Kinds.None, Kinds.None, Kinds.None, Kinds.None, 0, MayBeNothing: true);

    /// <summary>Anything may happen, and nobody sees it.</summary>
    public static readonly Trace Anything = Nothing with { Perhaps = Kinds.All };

    /// <summary>What happens for certain, or may.</summary>
    public Kinds MayOrPerhaps => May | Perhaps;

    /// <summary>The same again and again.</summary>
    public Trace Repeated() => this with { Pairs = Pairs | Product(Last, First) };

    /// <summary>One event.</summary>
    public static Trace Of(int kind)
    {
        var one = Kinds.Of(kind);
        return new(one, Kinds.None, one, one, one, 0, MayBeNothing: false);
    }

    /// <summary>Events that may happen to the object, or to another.</summary>
    public static Trace Maybe(Kinds kinds) => Nothing with { Perhaps = kinds };

    /// <summary>This, and then that.</summary>
    public Trace Then(Trace next) => new(
        May | next.May,
        Perhaps | next.Perhaps,
        Must | next.Must,
        MayBeNothing ? First | next.First : First,
        next.MayBeNothing ? Last | next.Last : next.Last,
        Pairs | next.Pairs | Product(Last, next.First),
        MayBeNothing && next.MayBeNothing);

    /// <summary>This, or that.</summary>
    public Trace Or(Trace other) => new(
        May | other.May,
        Perhaps | other.Perhaps,
        Must & other.Must,
        First | other.First,
        Last | other.Last,
        Pairs | other.Pairs,
        MayBeNothing || other.MayBeNothing);

    /// <summary>What may come directly before a kind.</summary>
    public Kinds Before(int kind)
    {
        var before = Kinds.None;
        for (var from = 0; from < Kinds.Most; from++)
        {
            if ((Pairs & Pair(from, kind)) != 0)
                before |= Kinds.Of(from);
        }

        return before;
    }

    /// <summary>Whether one kind may be followed by another with nothing of these between.</summary>
    public bool Leads(int from, int to, Kinds avoiding)
    {
        var seen = Kinds.None;
        var next = Before(to);
        while (!(next & ~seen).IsEmpty)
        {
            if (next.Has(from))
                return true;
            seen |= next;
            var further = Kinds.None;
            for (var kind = 0; kind < Kinds.Most; kind++)
            {
                if (next.Has(kind) && !avoiding.Has(kind))
                    further |= Before(kind);
            }

            next = further;
        }

        return false;
    }

    /// <summary>Of some kinds, the last that may have happened; and whether none of them may have.</summary>
    public (Kinds Last, bool MayBeNone) LastOf(Kinds wanted)
    {
        var (found, seen, none) = (Kinds.None, Kinds.None, MayBeNothing);
        for (var next = Last; !(next & ~seen).IsEmpty;)
        {
            var further = Kinds.None;
            for (var kind = 0; kind < Kinds.Most; kind++)
            {
                if (!next.Has(kind) || seen.Has(kind))
                    continue;
                if (wanted.Has(kind))
                    found |= Kinds.Of(kind);
                else
                    (none, further) = (none || First.Has(kind), further | Before(kind));
            }

            seen |= next;
            next = further;
        }

        return (found, none);
    }

    private static ulong Pair(int from, int to) => 1UL << ((from * Kinds.Most) + to);

    private static ulong Product(Kinds from, Kinds to)
    {
        var pairs = 0UL;
        for (var kind = 0; kind < Kinds.Most; kind++)
        {
            if (from.Has(kind))
                pairs |= (ulong)to.Bits << (kind * Kinds.Most);
        }

        return pairs;
    }
}
