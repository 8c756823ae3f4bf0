using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The collections of the base class library, as far as their elements are followed.</summary>
internal static class Collections
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "Reverse", "Sort",
        "Push", "Pop", "Enqueue", "Dequeue", "Swap",
    };

    /// <summary>Whether a method of this name may change the collection that it is called on.</summary>
    public static bool MayChange(string method) => Changing.Contains(method);

    public static bool IsList(ITypeSymbol? type) => IsGeneric(type) && type is { Name: "List" };

    /// <summary>Whether a method belongs to a collection, of whatever kind.</summary>
    public static bool Declares(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    public static ContainerEffect EffectOf(IMethodSymbol method)
    {
        if (IsSequence(method.ContainingType))
            return EffectOnSequence(method.Name);
        if (method.ContainingType.SpecialType == SpecialType.System_Array)
            return method.MethodKind == MethodKind.PropertyGet || method.Name == "GetLength" ? ContainerEffect.Read : ContainerEffect.None;
        if (method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            return method.Name is "ToArray" or "ToList" or "AsEnumerable" ? ContainerEffect.Copy : ContainerEffect.Read;
        return ContainerEffect.None;
    }

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
