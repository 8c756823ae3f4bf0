using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Events;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>An application that the inputs of the body decide: of a symbolic function, or of an observed one to a symbolic argument.</summary>
/// <param name="Function">What is applied.</param>
/// <param name="Arguments">To what.</param>
/// <param name="Site">Where it is applied: in this body, or in one that this body calls.</param>
/// <param name="Place">The place in this body that leads there.</param>
internal sealed record DeferredUse(Value Function, ValueList Arguments, Site Site, Place Place)
{
    /// <summary>What a caller's inputs must answer for it to be reached; null if nobody can tell whether it is.</summary>
    public OrderedSet<Answer>? Guards { get; init; } = OrderedSet<Answer>.Empty;
}

/// <summary>An observed function applied to arguments that are decided in this body.</summary>
/// <param name="Function">The observed function.</param>
/// <param name="Arguments">What it was given.</param>
/// <param name="Site">Where it is applied: in this body, or in one that this body calls.</param>
/// <param name="Place">The place in this body that decides it.</param>
internal sealed record Observation(LibraryFunction Function, ValueList Arguments, Site Site, Place Place);

/// <summary>What a body returns and does, in terms of its inputs.</summary>
internal sealed record Summary
{
    /// <summary>Made once: every body has a set of them, and hardly any puts something in.</summary>
    public static readonly ImmutableHashSet<ISymbol> NoSymbols = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>A body that nothing is known of.</summary>
    public static readonly Summary Opaque = new() { Returns = Value.Unknown, IsOpaque = true, ChangesUnknown = true, Events = Traces<Value>.Anything, Once = Traces<Value>.Anything };

    /// <summary>A body beyond the bound of the call depth.</summary>
    public static readonly Summary BeyondBound = Opaque with { IsTruncated = true };

    /// <summary>The first approximation of a body that calls itself: it has not returned yet.</summary>
    public static readonly Summary Unreturned = new() { Returns = Value.None };

    public Value Returns { get; init; } = Value.None;

    /// <summary>What out parameters hold on return.</summary>
    public ValueMap Outs { get; init; } = ValueMap.Empty;

    /// <summary>Applications that the caller decides.</summary>
    public ImmutableArray<DeferredUse> Uses { get; init; } = ImmutableArray<DeferredUse>.Empty;

    /// <summary>Applications that are decided here, nested functions included.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = ImmutableArray<Observation>.Empty;

    /// <summary>What happens on the ways from the entry to the regular end.</summary>
    public Traces<Value> Events { get; init; } = Traces<Value>.Nothing;

    /// <summary>Of that, what happens in no loop.</summary>
    public Traces<Value> Once { get; init; } = Traces<Value>.Nothing;

    /// <summary>What happens where, nested functions included.</summary>
    public ImmutableArray<Happening> Happenings { get; init; } = ImmutableArray<Happening>.Empty;

    /// <summary>What a constructor leaves in the members of its object.</summary>
    public ValueMap Members { get; init; } = ValueMap.Empty;

    /// <summary>Every member written, of whatever object, with the join of what was written.</summary>
    public ValueMap Writes { get; init; } = ValueMap.Empty;

    /// <summary>What is given to the parameters of methods that put them into members, all calls joined.</summary>
    public ValueMap Given { get; init; } = ValueMap.Empty;

    /// <summary>Parameters whose object somebody may still hold when the body has returned: <c>last = z;</c>.</summary>
    public ImmutableHashSet<ISymbol> Kept { get; init; } = NoSymbols;

    /// <summary><c>return p.unbind(0);</c>: parameters and captured variables of which what the body gives may be a part, or another name.</summary>
    public ImmutableHashSet<ISymbol> MayGive { get; init; } = NoSymbols;

    /// <summary><c>last = p; return p;</c>: whether what the body gives has another name by then, by which somebody may change it.</summary>
    public bool KeepsGiven { get; init; }

    /// <summary>Parameters and members whose object this body changes.</summary>
    public ImmutableHashSet<ISymbol> Changed { get; init; } = NoSymbols;

    /// <summary>
    /// Whether an object changes in place that the body has no name for: <c>all[0].sigmoid_()</c>, where the element may be any tensor
    /// that a caller has put into what it gave.
    /// </summary>
    public bool ChangesUnknown { get; init; }

    /// <summary>Whether the object that the body runs on is mentioned.</summary>
    public bool MentionsReceiver { get; init; }

    /// <summary>Nothing is known, not even that nothing happens.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>A bound was reached on the way: the summary is not final.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Levels of calls that the summary looked through.</summary>
    public int Height { get; init; }

    /// <summary>Bodies interpreted for it, itself included.</summary>
    public int Bodies { get; init; } = 1;

    /// <summary>Whether a further round of a recursive body would change nothing for its callers.</summary>
    public bool IsFixpointOf(Summary previous) =>
        Returns.Equals(previous.Returns) && Outs.Equals(previous.Outs) && Members.Equals(previous.Members) && Writes.Equals(previous.Writes) && Given.Equals(previous.Given)
        && Events.Equals(previous.Events) && Once.Equals(previous.Once) && Uses.SequenceEqual(previous.Uses) && ChangesUnknown == previous.ChangesUnknown && KeepsGiven == previous.KeepsGiven
        && Changed.SetEquals(previous.Changed) && Kept.SetEquals(previous.Kept) && MayGive.SetEquals(previous.MayGive)
        && IsTruncated == previous.IsTruncated && IsOpaque == previous.IsOpaque;
}
