using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a flow capture holds: its value, and the operation if it is written through.</summary>
internal sealed record CapturedOperand(Value Value, IOperation Operation);

/// <summary>What is known at one point of a body. Cheap to copy; joined where paths meet.</summary>
internal sealed class State
{
    private static readonly ImmutableDictionary<ISymbol, Value> NoSymbols =
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    /// <summary>Locals and parameters.</summary>
    public ImmutableDictionary<ISymbol, Value> Locals { get; set; } = NoSymbols;

    /// <summary>Members of the receiver that this body wrote and nobody can have written since.</summary>
    public ImmutableDictionary<ISymbol, Value> Members { get; set; } = NoSymbols;

    /// <summary>Containers made in this body, by the place that made them.</summary>
    public ImmutableDictionary<SyntaxNode, Value> Heap { get; set; } = ImmutableDictionary<SyntaxNode, Value>.Empty;

    public ImmutableDictionary<CaptureId, CapturedOperand> Captures { get; set; } = ImmutableDictionary<CaptureId, CapturedOperand>.Empty;

    /// <summary>What a function finds on entry.</summary>
    public static State Entering(IMethodSymbol function)
    {
        var state = new State();
        foreach (var parameter in function.Parameters)
        {
            if (parameter.RefKind != RefKind.Out)
                state.Locals = state.Locals.SetItem(parameter, new Parameter(parameter));
        }

        return state;
    }

    public State Copy() => new() { Locals = Locals, Members = Members, Heap = Heap, Captures = Captures };

    /// <summary>The value with the present content of every container in it.</summary>
    public Value Snapshot(Value value) => value switch
    {
        Reference reference => Heap.TryGetValue(reference.Site, out var content) ? Snapshot(content) : Value.Unknown,
        Items items => items with { Known = items.Known.Map(Snapshot) },
        Chain chain => chain with { Parts = (Items)Snapshot(chain.Parts) },
        TupleValue tuple => tuple with { Slots = tuple.Slots.Map(Snapshot) },
        _ => value,
    };

    /// <summary>Takes in another path to the same point.</summary>
    /// <returns>Whether anything is known less well than before.</returns>
    public bool JoinWith(State other)
    {
        var before = (Locals, Members, Heap, Captures);
        Locals = JoinKeepingEither(Locals, other.Locals);
        Members = JoinKeepingBoth(Members, other.Members);
        Heap = JoinKeepingEither(Heap, other.Heap);
        Captures = Join(Captures, other.Captures);
        return before != (Locals, Members, Heap, Captures);
    }

    /// <summary>A local that only one path has assigned cannot be read before the other assigns it, too.</summary>
    private static ImmutableDictionary<TKey, Value> JoinKeepingEither<TKey>(
        ImmutableDictionary<TKey, Value> left, ImmutableDictionary<TKey, Value> right)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right)
        {
            var value = left.TryGetValue(entry.Key, out var present) ? Lattice.Join(present, entry.Value) : entry.Value;
            if (!ReferenceEquals(value, present) && !value.Equals(present))
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }

    /// <summary>A member that only one path has written may hold anything on the other.</summary>
    private static ImmutableDictionary<ISymbol, Value> JoinKeepingBoth(
        ImmutableDictionary<ISymbol, Value> left, ImmutableDictionary<ISymbol, Value> right)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in left)
        {
            if (!right.TryGetValue(entry.Key, out var other))
                joined = joined.Remove(entry.Key);
            else if (Lattice.Join(entry.Value, other) is var value && !value.Equals(entry.Value))
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }

    private static ImmutableDictionary<CaptureId, CapturedOperand> Join(
        ImmutableDictionary<CaptureId, CapturedOperand> left, ImmutableDictionary<CaptureId, CapturedOperand> right)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right)
        {
            if (!left.TryGetValue(entry.Key, out var present))
                joined = joined.SetItem(entry.Key, entry.Value);
            else if (Lattice.Join(present.Value, entry.Value.Value) is var value && !value.Equals(present.Value))
                joined = joined.SetItem(entry.Key, present with { Value = value });
        }

        return joined;
    }
}
