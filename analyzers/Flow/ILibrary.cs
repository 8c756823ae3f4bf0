using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow;

/// <summary>What the engine asks about code that has no source: the only way in which facts about a library reach it.</summary>
internal interface ILibrary
{
    /// <summary>Bodies that mention no tracked type are not interpreted.</summary>
    bool IsTracked(ITypeSymbol type);

    /// <summary>The function that a method without source is, or null if nothing is known of it.</summary>
    LibraryFunction? FunctionOf(IMethodSymbol method);

    /// <summary>The function that every object of a library type is, or null if nothing is known of it.</summary>
    LibraryFunction? FunctionOf(ITypeSymbol type);

    /// <summary>What its names mean by the text alone.</summary>
    ILibraryNames Names { get; }

    /// <summary>Whether objects of this library type apply their parts one after the other.</summary>
    bool IsChain(ITypeSymbol type);

    /// <summary>Whether objects of this library type only hold their parts, in order.</summary>
    bool IsList(ITypeSymbol type);

    /// <summary>Whether a library method applies the object it is called on, as a function, to its arguments.</summary>
    bool IsApplication(IMethodSymbol method);

    /// <summary>The method with source that runs when an object of this type is applied, or null if the library's own does.</summary>
    IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity);

    /// <summary>Whether a static method of the library makes a new object of its return type.</summary>
    bool IsFactory(IMethodSymbol method);

    /// <summary>What a field of the library holds, if it is known.</summary>
    Value ValueOf(IFieldSymbol field);

    /// <summary>Whether a method without source overwrites the object it is called on, or its first argument, with its result.</summary>
    bool Overwrites(IMethodSymbol method, ValueList arguments);

    /// <summary>Whether something of this type may have a meaning, or hold something that has: a module is only applied.</summary>
    bool MayHoldMeaning(ITypeSymbol type);

    /// <summary>Whether a method without source leaves the containers that it is given as they are.</summary>
    bool OnlyReads(IMethodSymbol method);

    /// <summary>What a method without source does to the container it is called on.</summary>
    ContainerEffect EffectOn(IMethodSymbol method);
}

/// <summary>What a call does to a container.</summary>
internal enum ContainerEffect
{
    /// <summary>Nothing that is known: whether it changes the container depends on its kind.</summary>
    None,

    /// <summary>Appends its last argument.</summary>
    Append,

    /// <summary>Appends the elements of its argument.</summary>
    AppendAll,

    /// <summary>Changes it in another way.</summary>
    Change,

    /// <summary>Gives a container with the same elements.</summary>
    Copy,

    /// <summary>Gives the element at an index.</summary>
    Element,

    /// <summary>Looks at it only.</summary>
    Read,
}
