using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A function or function object of a library, with the places where the object was made.</summary>
internal sealed record LibraryObject(LibraryFunction Function, OrderedSet<Creation> Creations) : Atom
{
    public LibraryObject(LibraryFunction function)
        : this(function, OrderedSet<Creation>.Empty)
    {
    }

    public override bool IsVague => Function.IsVague;
}

/// <summary>A method as a value: a delegate of it, or a virtual call whose target is not decided yet.</summary>
internal sealed record MethodValue(IMethodSymbol Method, Value? Target) : Value
{
    /// <summary>Whether it runs this very method, whatever overrides it: <c>base.Finish</c>.</summary>
    public bool IsDirect { get; init; }

    public override ValueList Parts => Target is null ? ValueList.Empty : new ValueList(Target);

    public override Value Map(Func<Value, Value> map) =>
        Target is not null && map(Target) is var target && !ReferenceEquals(target, Target) ? this with { Target = target } : this;
}

/// <summary>A lambda or local function with what it captured.</summary>
internal sealed record Closure(IMethodSymbol Function, Summary Summary, ValueMap Captures, Value? Target) : Value
{
    /// <summary>Whether what its captures decide was taken down where it was made.</summary>
    public bool IsDecided { get; init; }

    public override ValueList Parts => Target is null ? Captures.Values : Captures.Values.Append(Target);

    public override Value Map(Func<Value, Value> map)
    {
        var (captures, target) = (Captures.Map(map), Target is null ? null : map(Target));
        return ReferenceEquals(captures, Captures) && ReferenceEquals(target, Target) ? this : this with { Captures = captures, Target = target };
    }

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

    public override ValueList Parts => Members.Values;

    public override Value Map(Func<Value, Value> map) =>
        Members.Map(map) is var members && !ReferenceEquals(members, Members) ? this with { Members = members } : this;
}

/// <summary>Functions applied one after the other.</summary>
internal sealed record Chain(Items Steps) : Value
{
    public override ValueList Parts => new(Steps);

    /// <summary>Where the steps are no longer known one by one, nothing is known of the chain but that it is one.</summary>
    public override Value Map(Func<Value, Value> map) =>
        map(Steps) is var steps && ReferenceEquals(steps, Steps) ? this : this with { Steps = steps as Items ?? Items.Anything };
}
