using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow;

/// <summary>A function without source, described by a table of the client.</summary>
internal abstract record LibraryFunction
{
    /// <summary>The name a user knows it by.</summary>
    public abstract string Name { get; }

    /// <summary>Whether rules want to know what it is applied to.</summary>
    public virtual bool IsObserved => false;

    /// <summary>Whether it leaves its result in its first argument, too.</summary>
    public bool OverwritesInput { get; init; }

    /// <summary>The function that an object is which was made with these arguments, if they matter.</summary>
    /// <param name="maker">The constructor, or the method that stands for it.</param>
    /// <param name="arguments">What it was given, in the order of the parameters.</param>
    public virtual LibraryFunction MadeBy(IMethodSymbol maker, ValueList arguments) => this;

    /// <summary>What is known where it is either this or the other function, or null if they do not agree.</summary>
    public virtual LibraryFunction? JoinWith(LibraryFunction other) => Equals(other) ? this : null;

    /// <summary>Whether what it makes is decided by numbers that an object of it holds, and training changes: its weights.</summary>
    public virtual bool DependsOnParts => false;

    /// <summary>Whether it is one of several functions, and nobody can tell which.</summary>
    public virtual bool IsVague => false;

    /// <summary>
    /// Whether who observes it can do without knowing more of a vague input, or of which of several functions it is: sigmoid and softmax are both
    /// wrong before cross entropy.
    /// </summary>
    public virtual bool Settles(Value input) => false;

    /// <summary>
    /// The result for these arguments (the object it is called on first, if it has one), or null if that depends on an
    /// argument that is still symbolic.
    /// </summary>
    /// <param name="arguments">The arguments, in the order of the parameters.</param>
    /// <param name="origins">Where the result, if it has a meaning of its own, comes from.</param>
    public abstract Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins);
}
