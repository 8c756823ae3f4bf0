using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow;

/// <summary>What the engine asks about code that has no source: the only way in which facts about a library reach it.</summary>
internal interface ILibrary
{
    /// <summary>What its names mean by the text alone.</summary>
    ILibraryNames Names { get; }

    /// <summary>What is known of a method without source.</summary>
    MethodModel Of(IMethodSymbol method);

    /// <summary>Whether a method is the library's.</summary>
    bool IsOf(IMethodSymbol method);

    /// <summary>What is known of a class without source.</summary>
    TypeModel Of(ITypeSymbol type);

    /// <summary>What a field of the library holds, if it is known.</summary>
    Value ValueOf(IFieldSymbol field);

    /// <summary>The method with source that runs when an object of this type is applied, or null if the library's own does.</summary>
    IMethodSymbol? ApplicationOf(INamedTypeSymbol type, int arity);

    /// <summary>The event that a call is, or null if it is none. The method may be one of the program that overrides the library's.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="arguments">What it is given, in the order of the parameters.</param>
    int? EventOf(IMethodSymbol method, ValueList arguments);

    /// <summary>The events that the end of a <c>using</c> may be, of what this expression gives.</summary>
    Kinds EventsOfDispose(IOperation resource);

    /// <summary>Bodies that mention no tracked type are not interpreted.</summary>
    bool IsTracked(ITypeSymbol type);

    /// <summary>Whether objects of this type are applied, by code of the library that may do more than the type says.</summary>
    bool IsApplied(ITypeSymbol type);

    /// <summary>Whether an object of this type may apply parts one after the other: it is such a class, or one above it.</summary>
    bool MayBeChain(ITypeSymbol type);

    /// <summary>Whether something of this type may have a meaning, or hold something that has: a module is only applied.</summary>
    bool MayHoldMeaning(ITypeSymbol type);
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
