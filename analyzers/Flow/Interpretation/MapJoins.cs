using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What two paths to one point know of variables, members, containers and operands, joined entry by entry.</summary>
internal static class MapJoins
{
    /// <summary>A local that only one path has assigned cannot be read before the other assigns it, too.</summary>
    public static PersistentMap<TKey, Value> KeepingEither<TKey>(
        PersistentMap<TKey, Value> left, PersistentMap<TKey, Value> right, Func<Value, Value, Value> join)
        where TKey : class
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right.Entries)
        {
            var value = left.TryGetValue(entry.Key, out var present) ? join(present, entry.Value) : entry.Value;
            if (!ReferenceEquals(value, present) && !value.Equals(present))
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }

    /// <summary>A member that only one path has written may hold anything on the other.</summary>
    public static PersistentMap<ISymbol, Value> KeepingBoth(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join, Action<Value> loseSightOf)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in left.Entries)
        {
            if (!right.TryGetValue(entry.Key, out var other))
            {
                loseSightOf(entry.Value);
                joined = joined.Remove(entry.Key);
            }
            else if (join(entry.Value, other) is var value && !value.Equals(entry.Value))
                joined = joined.SetItem(entry.Key, value);
        }

        foreach (var entry in right.Entries)
        {
            if (!left.TryGetValue(entry.Key, out _))
                loseSightOf(entry.Value);
        }

        return joined;
    }

    /// <summary>In an object that is being made, what only one path has written is on the other what it began with.</summary>
    public static PersistentMap<ISymbol, Value> OfMade(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var member in left.Entries.Concat(right.Entries).Select(static entry => entry.Key))
        {
            var value = join(left.Find(member) ?? InitialValue.Of(member), right.Find(member) ?? InitialValue.Of(member));
            if (!value.Equals(left.Find(member)))
                joined = joined.SetItem(member, value);
        }

        return joined;
    }

    /// <summary>Operands that only one path has computed are used on that path only.</summary>
    public static PersistentMap<object, CapturedOperand> OfCaptures(
        PersistentMap<object, CapturedOperand> left, PersistentMap<object, CapturedOperand> right,
        Func<Value, Value, Value> join)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right.Entries)
        {
            if (!left.TryGetValue(entry.Key, out var present))
                joined = joined.SetItem(entry.Key, entry.Value);
            else if (present.JoinWith(entry.Value, join(present.Value, entry.Value.Value)) is var value && value != present)
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }
}
