using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch;

/// <summary>
/// Types whose values can carry a tensor or a module: TorchSharp's own, what is derived from, built of or generic over them,
/// and classes that hold or take them.
/// </summary>
internal sealed class TrackedTypes(IAssemblySymbol assembly)
{
    /// <summary>How far a type is looked into. Types can be built of themselves without end: every step has its price.</summary>
    private const int Reach = 23;

    /// <summary>A trainer holds a holder of a model, and hardly anything is deeper.</summary>
    private const int PriceOfMember = 6;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contains(ITypeSymbol type) => _known.GetOrAdd(type, symbol => IsTracked(symbol, Reach));

    private bool IsTracked(ITypeSymbol type, int reach) => reach >= 0 && type switch
    {
        _ when TorchSymbols.IsTorchSharp(type.ContainingAssembly) => true,
        IArrayTypeSymbol array => IsTracked(array.ElementType, reach - 1),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => IsTracked(constraint, reach - 1)),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => argument is not ITypeParameterSymbol && IsTracked(argument, reach - 1))
            || IsTrackedClass(named, reach),
        _ => false,
    };

    private bool IsTrackedClass(INamedTypeSymbol type, int reach)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } parent && IsTracked(parent, reach - 1))
            return true;
        if (reach < PriceOfMember || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly))
            return false;
        return type.GetMembers().Any(member => TypesIn(member).Any(part => IsTracked(part, reach - PriceOfMember)));
    }

    private static IEnumerable<ITypeSymbol> TypesIn(ISymbol member) => member switch
    {
        IFieldSymbol field => [field.Type],
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType),
        _ => [],
    };
}
