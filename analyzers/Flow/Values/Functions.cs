using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A function or function object of a library, with the places where the object was made.</summary>
internal sealed record LibraryObject(LibraryFunction Function, OrderedSet<Creation> Creations) : Value
{
    public LibraryObject(LibraryFunction function)
        : this(function, OrderedSet<Creation>.Empty)
    {
    }
}

/// <summary>A method as a value: a delegate of it, or a virtual call whose target is not decided yet.</summary>
internal sealed record MethodValue(IMethodSymbol Method, Value? Target) : Value
{
    public override bool IsSymbolic => Target is { IsSymbolic: true };

    public override int Size => 1 + (Target?.Size ?? 0);
}

/// <summary>A lambda or local function with what it captured.</summary>
internal sealed record Closure(IMethodSymbol Function, Summary Summary, ValueMap Captures, Value? Target) : Value
{
    /// <summary>Whether what its captures decide was taken down where it was made.</summary>
    public bool IsDecided { get; init; }

    public override bool IsSymbolic => Captures.AnySymbolic || Target is { IsSymbolic: true };

    public override int Size => 1 + Captures.Size;

    public bool Equals(Closure? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Function, other.Function)
        && Captures.Equals(other.Captures) && Equals(Target, other.Target);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Function);
}

/// <summary>An object of a class with source, known by its exact type and what its construction put into its members.</summary>
internal sealed record Instance(INamedTypeSymbol Type, ValueMap Members) : Value
{
    /// <summary>Whether a member that it does not hold is known to be null.</summary>
    public bool IsComplete { get; init; }

    public override bool IsSymbolic => Members.AnySymbolic;

    public override bool IsWhole => Members.Entries.All(static member => member.Value.IsWhole);

    public override int Size => 1 + Members.Size;
}

/// <summary>Functions applied one after the other.</summary>
internal sealed record Chain(Items Parts) : Value
{
    public override bool IsSymbolic => Parts.IsSymbolic;

    public override bool IsWhole => Parts.IsWhole;

    public override int Size => 1 + Parts.Size;
}
