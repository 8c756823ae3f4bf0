using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>What the client of the engine knows about a value; the engine only compares and joins it.</summary>
internal abstract record Meaning
{
    /// <summary>What holds if either this or the other meaning holds, or null if they contradict.</summary>
    public virtual Meaning? JoinWith(Meaning other) => Equals(other) ? this : null;

    /// <summary>Whether it says no more than that it is one of several: who knows which, knows more.</summary>
    public virtual bool IsVague => false;
}

/// <summary>A value with a meaning, and the places that gave it.</summary>
internal sealed record Fact(Meaning Meaning, OrderedSet<Origin> Origins) : Atom
{
    public override Contents Contents => Contents.Fact;

    public override bool IsVague => Meaning.IsVague;

    /// <summary>Where the object was copied: what is done to a copy in place leaves its model as it is.</summary>
    public Place? Copied { get; init; }

    /// <summary>Whether it came to be in place: another name of the object may have been lost on the way.</summary>
    public bool MadeInPlace { get; init; }

    /// <summary>Whether it is one of several objects: <c>flag ? p : q</c>.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>Whether what is done to the other in place may have been done to this. A view of an object may mean less than the object.</summary>
    public bool MayBe(Fact other) => Equals(other with { Meaning = Meaning }) || ((IsOneOfSeveral || other.IsOneOfSeveral) && Origins.Items.Any(other.Origins.Items.Contains));
}

/// <summary>A compile-time constant.</summary>
internal sealed record Constant(object Literal) : Atom;
