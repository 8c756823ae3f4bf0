using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What holds at one point of a construction.</summary>
internal sealed record BuildState
{
    private static readonly ImmutableDictionary<ISymbol, Held> NoVariables = ImmutableDictionary.Create<ISymbol, Held>(SymbolEqualityComparer.Default);

    public static readonly BuildState Start = new();

    /// <summary>What the fields and auto-properties of the object hold; of those that are not there, nothing.</summary>
    public ImmutableDictionary<ISymbol, Held> Members { get; init; } = NoVariables;

    /// <summary>Locals and parameters.</summary>
    public ImmutableDictionary<ISymbol, Held> Variables { get; init; } = NoVariables;

    /// <summary>What is in lists, chains and functions.</summary>
    public ImmutableDictionary<Thing, Held> Contents { get; init; } = ImmutableDictionary<Thing, Held>.Empty;

    /// <summary>What is made on the way here.</summary>
    public ImmutableHashSet<Thing> Made { get; init; } = ImmutableHashSet<Thing>.Empty;

    /// <summary>What is registered for sure, as long as it is made at all.</summary>
    public ImmutableHashSet<Thing> Registered { get; init; } = ImmutableHashSet<Thing>.Empty;

    /// <summary>What may be registered, or in the hands of somebody who may do it.</summary>
    public ImmutableHashSet<Thing> MayBeRegistered { get; init; } = ImmutableHashSet<Thing>.Empty;

    /// <summary>The lists that have been read.</summary>
    public ImmutableHashSet<Thing> Read { get; init; } = ImmutableHashSet<Thing>.Empty;

    /// <summary>The tensors that were told to have a gradient.</summary>
    public ImmutableHashSet<Thing> WithGradient { get; init; } = ImmutableHashSet<Thing>.Empty;

    /// <summary>Whether the call that registers the fields has run: null where that depends.</summary>
    public bool? HasRun { get; init; } = false;

    /// <summary>No way leads here.</summary>
    public bool IsDead { get; init; }

    public BuildState Join(BuildState other)
    {
        if (IsDead || ReferenceEquals(this, other))
            return other.IsDead && !IsDead ? this : other;
        if (other.IsDead)
            return this;
        return new BuildState
        {
            Members = Join(Members, other.Members),
            Variables = Join(Variables, other.Variables),
            Contents = Join(Contents, other.Contents),
            Made = Made.Union(other.Made),
            Registered = Certain(Registered, other).Union(Certain(other.Registered, this)),
            MayBeRegistered = MayBeRegistered.Union(other.MayBeRegistered),
            Read = Read.Intersect(other.Read),
            WithGradient = WithGradient.Union(other.WithGradient),
            HasRun = HasRun == other.HasRun ? HasRun : null,
        };
    }

    /// <summary>Of what is registered here, what is registered there as well, or is not made there.</summary>
    private static ImmutableHashSet<Thing> Certain(ImmutableHashSet<Thing> registered, BuildState other) =>
        registered.Except(registered.Where(thing => other.Made.Contains(thing) && !other.Registered.Contains(thing)));

    /// <summary>Whether nothing can be learned by another round.</summary>
    public bool IsLike(BuildState other) =>
        HasRun == other.HasRun && IsDead == other.IsDead && Made.Count == other.Made.Count && Registered.SetEquals(other.Registered)
        && MayBeRegistered.Count == other.MayBeRegistered.Count && Read.Count == other.Read.Count
        && SizeOf(Members) == SizeOf(other.Members) && SizeOf(Variables) == SizeOf(other.Variables) && SizeOf(Contents) == SizeOf(other.Contents);

    private static int SizeOf<TKey>(ImmutableDictionary<TKey, Held> variables)
        where TKey : notnull
    {
        var size = 0;
        foreach (var variable in variables)
            size += 1 + variable.Value.Things.Count + (variable.Value.MayBeOther ? 1 : 0);
        return size;
    }

    private static ImmutableDictionary<TKey, Held> Join<TKey>(ImmutableDictionary<TKey, Held> one, ImmutableDictionary<TKey, Held> other)
        where TKey : notnull
    {
        if (ReferenceEquals(one, other))
            return one;
        var (large, small) = one.Count >= other.Count ? (one, other) : (other, one);
        foreach (var variable in small)
        {
            if (!large.TryGetValue(variable.Key, out var held))
                large = large.Add(variable.Key, variable.Value);
            else if (!ReferenceEquals(held, variable.Value))
                large = large.SetItem(variable.Key, held.Join(variable.Value));
        }

        return large;
    }
}
