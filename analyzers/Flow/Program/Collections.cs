using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Program;

/// <summary>The collections of the base class library, as far as their elements are followed.</summary>
internal static class Collections
{
    public static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    public static ContainerEffect EffectOf(IMethodSymbol method)
    {
        if (IsList(method.ContainingType))
        {
            return method.Name switch
            {
                "Add" => ContainerEffect.Append,
                "AddRange" => ContainerEffect.AppendAll,
                "ToArray" => ContainerEffect.Copy,
                "get_Item" or "get_Count" or "get_Capacity" or "Contains" or "IndexOf" or "GetEnumerator" or "CopyTo" or "ForEach"
                    or "Find" or "FindIndex" or "Exists" or "ConvertAll" => ContainerEffect.Read,
                _ => ContainerEffect.Change,
            };
        }

        if (method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            return method.Name is "ToArray" or "ToList" or "AsEnumerable" ? ContainerEffect.Copy : ContainerEffect.Read;
        return ContainerEffect.None;
    }
}
