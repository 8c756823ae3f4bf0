using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch;

/// <summary>
/// Types whose values can carry a tensor or a module: TorchSharp's own, what is derived from, built of or generic over them,
/// and classes that hold or take them.
/// </summary>
internal sealed class TrackedTypes(IAssemblySymbol assembly)
{
    /// <summary>How far a type is looked into: a trainer holds a holder of a model, and hardly anything is deeper.</summary>
    private const int Levels = 3;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contains(ITypeSymbol type) => _known.GetOrAdd(type, symbol => IsTracked(symbol, Levels));

    private bool IsTracked(ITypeSymbol type, int levels) => type switch
    {
        _ when TorchSymbols.IsTorchSharp(type.ContainingAssembly) => true,
        IArrayTypeSymbol array => IsTracked(array.ElementType, levels),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => IsTracked(constraint, levels)),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => argument is not ITypeParameterSymbol && IsTracked(argument, levels))
            || IsTrackedClass(named, levels),
        _ => false,
    };

    private bool IsTrackedClass(INamedTypeSymbol type, int levels)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } parent && IsTracked(parent, levels))
            return true;
        if (levels == 0 || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly))
            return false;
        return type.GetMembers().Any(member => TypesIn(member).Any(part => IsTracked(part, levels - 1)));
    }

    private static IEnumerable<ITypeSymbol> TypesIn(ISymbol member) => member switch
    {
        IFieldSymbol field => [field.Type],
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType),
        _ => [],
    };
}
