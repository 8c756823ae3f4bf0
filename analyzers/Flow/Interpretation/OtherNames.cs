using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// Who may name this: <c>var box = new Box(parts); box.Set(z);</c> changes an element of <c>parts</c>, which the box has another name for. A container is
/// followed while all its names are known. One that something else names loses its elements as soon as one of its kind may be changed.
/// </summary>
internal static class OtherNames
{
    /// <summary>Something else names a container from now on.</summary>
    public static void Name(this State state, Value value)
    {
        if (value is Container { Site: var site } && state.Named.Find(site) is null)
            state.Named = state.Named.SetItem(site, site);
    }

    /// <summary>
    /// What code of the program is given, and may keep: a container itself, or something that may hold any container which something else names here.
    /// </summary>
    public static void Escape(this State state, Value given)
    {
        state.Name(given);
        if (given is Container { Site: var site } && !(state.Heap.Find(site) is Items { Parts: var parts } && parts.Any(static part => part is Chain or Items or Instance)))
            state.Escaped = state.Escaped.SetItem(site, site);
        else if (given is Container)
            state.Escaped = state.Named;
        else if (given is TupleValue or Items or Slots or Closure or Instance or Chain)
            state.Escaped = state.Named;
    }

    /// <summary>A container by itself is kept only by who is known to keep it; nobody knows what becomes of one within something else.</summary>
    public static void EscapeGiven(this State state, ValueList given)
    {
        foreach (var value in given)
        {
            if (value is not Container)
                state.Escape(value);
        }
    }

    /// <summary>Code of the program has run that nobody follows here: it may have changed what it has a name for.</summary>
    public static void LoseEscaped(this State state, ContentKinds kinds)
    {
        foreach (var escaped in state.Escaped.Entries)
        {
            if (state.Heap.Find(escaped.Key) is { } content && Kind(content, kinds))
                state.LoseContent(escaped.Key);
        }

        if (state.Escaped.Count > 0)
            state.LoseCopies(kinds);
    }

    /// <summary>
    /// A container of a kind has changed that nobody follows: each of that kind with another name may be it, and each that is known by what it held when
    /// it was put into something else.
    /// </summary>
    public static void LoseContents(this State state, ContentKinds kinds)
    {
        if (kinds == ContentKinds.None)
            return;
        state.HasGivenChanged |= (kinds & ContentKinds.Elements) != 0;
        foreach (var named in state.Named.Entries)
        {
            if (state.Heap.Find(named.Key) is { } content && Kind(content, kinds))
                state.LoseContent(named.Key);
        }

        state.LoseCopies(kinds);
    }

    private static void LoseCopies(this State state, ContentKinds kinds)
    {
        foreach (var value in state.Values.Where(static value => value is not (Atom or Instance)).ToList())
            state.LoseSightOf(value);
        state.MapHeld(value => Lost(value, kinds), content => WithinLost(content, kinds));
    }

    private static bool Kind(Value value, ContentKinds kinds) => value switch
    {
        Chain => (kinds & ContentKinds.Chains) != 0,
        Items or Slots => (kinds & ContentKinds.Elements) != 0,
        _ => false,
    };

    private static Value Lost(Value value, ContentKinds kinds) => Kind(value, kinds) ? Value.Unknown : WithinLost(value, kinds);

    /// <summary>What an object holds is judged where it is read, by who may name the member.</summary>
    private static Value WithinLost(Value value, ContentKinds kinds) => value switch
    {
        Instance or Atom => value,
        Chain chain => WithinLost(chain.Steps, kinds) is var steps && ReferenceEquals(steps, chain.Steps) ? chain : new Chain((Items)steps),
        Enumerator running => running.Map(part => part is Items ? WithinLost(part, kinds) : Lost(part, kinds)),
        _ => value.Map(part => Lost(part, kinds)),
    };
}
