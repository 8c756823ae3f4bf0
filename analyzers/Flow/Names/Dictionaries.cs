using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What a method of a dictionary does.</summary>
internal enum DictionaryEffect
{
    /// <summary>Nothing that is known: it may change whatever it holds.</summary>
    None,

    /// <summary>Puts a value under a key.</summary>
    Put,

    /// <summary>Puts a value under a key under which nothing stands.</summary>
    PutIfAbsent,

    /// <summary>Gives what stands under a key.</summary>
    Get,

    /// <summary>Gives all that it holds.</summary>
    Values,

    /// <summary>Looks at it only.</summary>
    Look,
}

/// <summary>The dictionaries of the base class library, as far as what they hold is followed.</summary>
internal static class Dictionaries
{
    /// <summary>Whether an object of a type is a dictionary with keys that are compared as constants are.</summary>
    public static bool Is(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Dictionary", Arity: 2 } && IsGenericCollection(type);

    public static bool Declares(IMethodSymbol method) =>
        method.ContainingType.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "CollectionExtensions" && IsGenericCollection(method.ContainingType);

    public static bool MayChange(IMethodSymbol method) =>
        Declares(method) && EffectOf(method.Name) is not (DictionaryEffect.Get or DictionaryEffect.Values or DictionaryEffect.Look);

    public static DictionaryEffect EffectOf(string method) => method switch
    {
        "Add" or "set_Item" => DictionaryEffect.Put,
        "TryAdd" => DictionaryEffect.PutIfAbsent,
        "get_Item" or "GetValueOrDefault" => DictionaryEffect.Get,
        "get_Values" => DictionaryEffect.Values,
        "get_Count" or "get_Keys" or "ContainsKey" or "TryGetValue" => DictionaryEffect.Look,
        _ => DictionaryEffect.None,
    };

    private static bool IsGenericCollection(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } };
}
