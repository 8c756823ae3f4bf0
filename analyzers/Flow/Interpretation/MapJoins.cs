using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What two paths to one point know of variables, members, containers and operands, joined entry by entry.</summary>
internal static class MapJoins
{
    /// <summary>A local that only one path has assigned cannot be read before the other assigns it, too.</summary>
    public static PersistentMap<TKey, Value> KeepingEither<TKey>(
        PersistentMap<TKey, Value> left, PersistentMap<TKey, Value> right, Func<Value, Value, Value> join)
        where TKey : class =>
        left.JoinWith(right, (_, mine, theirs) => mine is null ? theirs : theirs is null ? mine : join(mine, theirs));

    /// <summary>A member that only one path has written may hold on the other whatever anybody writes; where it may hold anything, it may afterwards.</summary>
    public static PersistentMap<ISymbol, Value> KeepingBoth(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join, Action<Value> loseSightOf) =>
        left.JoinWith(right, (_, mine, theirs) =>
        {
            if (mine is not null && theirs is not null)
                return join(mine, theirs);
            loseSightOf(mine ?? theirs!);
            return (mine ?? theirs) == Value.Unknown ? Value.Unknown : null;
        });

    /// <summary>In an object that is being made, what only one path has written is on the other what it began with.</summary>
    public static PersistentMap<ISymbol, Value> OfMade(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join) =>
        left.JoinWith(right, (member, mine, theirs) => join(mine ?? InitialValue.Of(member), theirs ?? InitialValue.Of(member)));

    /// <summary>Operands that only one path has computed are used on that path only.</summary>
    public static PersistentMap<object, CapturedOperand> OfCaptures(
        PersistentMap<object, CapturedOperand> left, PersistentMap<object, CapturedOperand> right, Func<Value, Value, Value> join) =>
        left.JoinWith(right, (_, mine, theirs) => mine is null ? theirs : theirs is null ? mine : mine.JoinWith(theirs, join(mine.Value, theirs.Value)));
}
