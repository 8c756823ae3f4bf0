using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The collections of the base class library, as far as their elements are followed.</summary>
internal static class Collections
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "Reverse", "Sort",
        "Push", "Pop", "Enqueue", "Dequeue", "Swap", "Fill", "GetAlternateLookup", "TryAdd", "TryRemove", "TryUpdate", "AddOrUpdate", "GetOrAdd",
    };

    private static readonly HashSet<string> Views = new(StringComparer.Ordinal) { "AsSpan", "AsMemory", "AsReadOnly", "Slice", "GetEnumerator" };

    /// <summary>Whether a method of this name may change the collection that it is called on.</summary>
    public static bool MayChange(string method) => Changing.Contains(method);

    /// <summary>Whether a method of this name gives another name to the collection that it is called on, or to a part of it.</summary>
    public static bool MayGiveView(string method) => Views.Contains(method);

    /// <summary>What a list, array, span or dictionary holds; null of a type that is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { IsGenericType: true, TypeKind: not TypeKind.Delegate, TypeArguments: [.., var element], ContainingNamespace: var space }
            when IsOfCollections(space) => element,
        _ => null,
    };

    /// <summary>What comes out where somebody runs over an array or list, of whatever kind; null of anything else.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { Arity: 1, Name: "IEnumerable" or "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" } => ElementOf(type),
        _ => null,
    };

    /// <summary>Whether an object of one type may be one of the other: a list may go by the name of an interface, and an array by that of a span.</summary>
    public static bool MayBeSame(ITypeSymbol? one, ITypeSymbol? other) =>
        IsAny(one) || IsAny(other) || SymbolEqualityComparer.Default.Equals(one, other)
        || (ElementOf(one) is { } element && ElementOf(other) is { } another ? MayBeSame(element, another)
            : one is { IsValueType: false } && other is { IsValueType: false } && (IsBelow(one, other) || IsBelow(other, one)));

    private static bool IsAny(ITypeSymbol? type) =>
        type is null or { TypeKind: TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error } or { SpecialType: SpecialType.System_Object };

    private static bool IsBelow(ITypeSymbol type, ITypeSymbol top)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, top))
                return true;
        }

        return type.AllInterfaces.Contains(top, SymbolEqualityComparer.Default);
    }

    private static bool IsOfCollections(INamespaceSymbol? space) => space?.ToDisplayString() is { } name
        && (name == "System" || name.StartsWith("System.Collections", StringComparison.Ordinal));

    private static readonly HashSet<string> Windows = new(StringComparer.Ordinal) { "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "ArraySegment", "MemoryExtensions" };

    /// <summary>Whether something of this type is another name for an array: who writes through it writes into the array.</summary>
    public static bool IsWindow(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Span" or "Memory" or "ArraySegment", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsList(ITypeSymbol? type) => IsGeneric(type) && type is { Name: "List" };

    /// <summary>Whether a method belongs to a collection, of whatever kind.</summary>
    public static bool Declares(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    public static ContainerEffect EffectOf(IMethodSymbol method)
    {
        if (IsSequence(method.ContainingType))
            return EffectOnSequence(method.Name);
        if (IsWrittenThroughWindow(method))
            return ContainerEffect.Change;
        if (method.ContainingType.SpecialType == SpecialType.System_Array)
            return method.MethodKind == MethodKind.PropertyGet || method.Name == "GetLength" ? ContainerEffect.Read
                : method.Name == "SetValue" ? ContainerEffect.Change
                : ContainerEffect.None;
        if (method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            return method.Name is "ToArray" or "ToList" or "AsEnumerable" ? ContainerEffect.Copy : ContainerEffect.Read;
        return ContainerEffect.None;
    }

    /// <summary><c>window.Fill(act)</c>, <c>others.CopyTo(window)</c>.</summary>
    private static bool IsWrittenThroughWindow(IMethodSymbol method) =>
        (IsWindow(method.ContainingType) && MayChange(method.Name))
        || (method.Name is "CopyTo" or "TryCopyTo" && Windows.Contains(method.ContainingType.Name) && method.ContainingNamespace is { Name: "System" });

    private static bool IsSequence(ITypeSymbol? type) =>
        IsGeneric(type) && type is { Name: "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" };

    private static bool IsGeneric(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    private static ContainerEffect EffectOnSequence(string name) => name switch
    {
        "Add" => ContainerEffect.Append,
        "AddRange" => ContainerEffect.AppendAll,
        "ToArray" => ContainerEffect.Copy,
        "get_Item" => ContainerEffect.Element,
        "get_Count" or "get_Capacity" or "get_IsReadOnly" or "Contains" or "IndexOf" or "GetEnumerator" or "CopyTo" or "ForEach"
            or "Find" or "FindIndex" or "Exists" or "ConvertAll" => ContainerEffect.Read,
        _ => ContainerEffect.Change,
    };
}
