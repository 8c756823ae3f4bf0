namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>
/// What a stretch of a program does to each object of one protocol: to those that have a name, and to the rest. <c>first.Close()</c> happens to <c>first</c>;
/// <c>CloseAll()</c> to whatever there is. An object that is named for the first time starts from the rest, so that the order of what
/// happens to different objects is kept.
/// </summary>
/// <typeparam name="T">What objects are known by.</typeparam>
internal sealed class Traces<T> : IEvents<Traces<T>>
    where T : notnull
{
    /// <summary>More objects have no names: what happens to them may happen to any.</summary>
    public const int MostObjects = 16;

    public static readonly Traces<T> Nothing = new(Trace.Nothing, []);

    public static readonly Traces<T> Anything = new(Trace.Anything, []);

    private readonly KeyValuePair<T, Trace>[] _named;

    private Traces(Trace rest, KeyValuePair<T, Trace>[] named) => (Rest, _named) = (rest, named);

    /// <summary>What happens to whatever has no name here.</summary>
    public Trace Rest { get; }

    /// <summary>The objects with names.</summary>
    public IEnumerable<T> Objects => _named.Select(static named => named.Key);

    /// <summary>The same, round after round.</summary>
    public Traces<T> Repeated() => Each(static trace => trace.Repeated());

    /// <summary>What happens to an object.</summary>
    public Trace this[T subject]
    {
        get
        {
            foreach (var named in _named)
            {
                if (named.Key.Equals(subject))
                    return named.Value;
            }

            return Rest;
        }
    }

    /// <summary>An event of one object.</summary>
    public static Traces<T> Of(T subject, int kind) => new(Trace.Nothing, [new(subject, Trace.Of(kind))]);

    /// <summary>An event that concerns whatever there is.</summary>
    public static Traces<T> OfAll(int kind) => new(Trace.Of(kind), []);

    /// <summary>Events of some object, and nobody knows which; or events that may happen unseen.</summary>
    public static Traces<T> Maybe(Kinds kinds) => kinds.IsEmpty ? Nothing : new(Trace.Maybe(kinds), []);

    public Traces<T> Then(Traces<T> next) => this == Nothing ? next : next == Nothing ? this : Join(next, static (mine, other) => mine.Then(other));

    public Traces<T> Or(Traces<T> other) => ReferenceEquals(this, other) ? this : Join(other, static (mine, theirs) => mine.Or(theirs));

    /// <summary>
    /// The same where the objects have other names: a helper's parameter is what its caller gave. Two that become one may each have met what happened; one that nobody
    /// knows any longer may be any.
    /// </summary>
    public Traces<T> In(Func<T, T?> substitute)
    {
        if (_named.Length == 0)
            return this;
        var (rest, named) = (Rest, new List<KeyValuePair<T, Trace>>());
        foreach (var (subject, trace) in _named.Select(static pair => (pair.Key, pair.Value)))
        {
            if (substitute(subject) is not { } known)
                rest = rest with { Perhaps = rest.Perhaps | trace.MayOrPerhaps };
            else if (named.FindIndex(pair => pair.Key.Equals(known)) is >= 0 and var index)
                named[index] = new(known, named[index].Value.Or(trace));
            else
                named.Add(new(known, trace));
        }

        var unseen = Trace.Maybe(rest.Perhaps);
        return new(rest, [.. named.Select(pair => new KeyValuePair<T, Trace>(pair.Key, pair.Value.Then(unseen)))]);
    }

    public bool Equals(Traces<T>? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Rest == other.Rest && _named.Length == other._named.Length && _named.All(named => other.Names(named.Key) && other[named.Key] == named.Value)));

    public override bool Equals(object? obj) => Equals(obj as Traces<T>);

    public override int GetHashCode() => Rest.GetHashCode();

    private bool Names(T subject) => _named.Any(named => named.Key.Equals(subject));

    private Traces<T> Each(Func<Trace, Trace> map) => new(map(Rest), [.. _named.Select(named => new KeyValuePair<T, Trace>(named.Key, map(named.Value)))]);

    private Traces<T> Join(Traces<T> other, Func<Trace, Trace, Trace> join)
    {
        var rest = join(Rest, other.Rest);
        if (_named.Length == 0 && other._named.Length == 0)
            return new(rest, []);
        var named = Objects.Union(other.Objects).Select(subject => new KeyValuePair<T, Trace>(subject, join(this[subject], other[subject]))).ToArray();
        if (named.Length <= MostObjects)
            return new(rest, named);
        var left = named.Skip(MostObjects).Aggregate(Kinds.None, static (kinds, pair) => kinds | pair.Value.MayOrPerhaps);
        return new(rest.Then(Trace.Maybe(left)), [.. named.Take(MostObjects)]);
    }
}
