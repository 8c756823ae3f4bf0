using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow;

/// <summary>What is known of a method without source: asked for once, and answered from the client's tables.</summary>
internal sealed record MethodModel
{
    /// <summary>A method that nothing is known of.</summary>
    public static readonly MethodModel Unknown = new();

    /// <summary>The function that it is, or null if nothing is known of it.</summary>
    public LibraryFunction? Function { get; init; }

    /// <summary>What it does to the container it is called on.</summary>
    public ContainerEffect OnContainer { get; init; }

    /// <summary>Whether it applies the object it is called on, as a function, to its arguments.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Whether it is static and makes a new object of its return type.</summary>
    public bool IsFactory { get; init; }

    /// <summary>Whether it leaves the containers that it is given as they are.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Whether it keeps nothing from one call to the next: what it gives is new, or is what it was given.</summary>
    public bool KeepsNothing { get; init; }

    /// <summary>Whether what it gives is no other name of anything that was computed: a weight, a gradient.</summary>
    public bool GivesOwn { get; init; }

    /// <summary>Whether what it gives may be a part of what it is given, and change with it.</summary>
    public bool MayGiveView { get; init; }

    /// <summary>Whether it overwrites the object it is called on, or its first argument, with its result.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Whether it gives the numbers that decide what the object makes that it is called on.</summary>
    public bool DecidesResults { get; init; }

    /// <summary>Whether it gives the object that it is called on a function that may replace its results.</summary>
    public bool ReplacesResults { get; init; }

    /// <summary>The parameter that asks it to overwrite, as <c>inplace</c> does, or -1.</summary>
    public int OverwritesIfAsked { get; init; } = -1;

    /// <summary>Whether a call with these arguments overwrites: unless it is known not to be asked, it must be feared.</summary>
    public bool OverwritesFor(ValueList arguments) =>
        Overwrites || (OverwritesIfAsked >= 0 && arguments[OverwritesIfAsked] is not Constant { Literal: false });
}

/// <summary>What is known of a class without source.</summary>
internal sealed record TypeModel
{
    /// <summary>A class that nothing is known of.</summary>
    public static readonly TypeModel Unknown = new();

    /// <summary>The function that every object of it is, or null if nothing is known of it.</summary>
    public LibraryFunction? Function { get; init; }

    /// <summary>Whether its objects apply their parts one after the other.</summary>
    public bool IsChain { get; init; }

    /// <summary>Whether its objects only hold their parts, in order.</summary>
    public bool IsList { get; init; }
}
