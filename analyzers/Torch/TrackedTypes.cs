using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Torch;

/// <summary>
/// Types whose values can carry a tensor or a module: TorchSharp's own, what is derived from, built of or generic over them,
/// and classes that hold or give them. A class that only takes one keeps none; bodies that hand it one mention it themselves.
/// </summary>
internal sealed class TrackedTypes(IAssemblySymbol assembly)
{
    /// <summary>Parts of one type as it is written or inferred; what is built of more, like pairs of pairs of pairs, is not looked through.</summary>
    private const int MostParts = 1000;

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    private int _definitionsEntered;

    /// <summary>How many types were looked into: each once, whoever asks, for <c>Grid&lt;Grid&lt;T&gt;&gt;</c> is looked into as <c>Grid&lt;T&gt;</c> is.</summary>
    public int DefinitionsEntered => _definitionsEntered;

    public bool Contains(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsDefinition: true })
            return IsTrackedOrReaches(type);
        foreach (var definition in DefinitionsIn(type))
        {
            if (IsTrackedOrReaches(definition))
                return true;
        }

        return false;
    }

    private bool IsTrackedOrReaches(ITypeSymbol? definition) => IsTracked(definition) ?? new TrackedTypeSearch(this).Reaches(definition!);

    /// <summary>The answer for a definition, or null if nobody has looked into it. Too many parts, which come as null, are tracked.</summary>
    public bool? IsTracked(ITypeSymbol? definition) =>
        definition is null || TorchSymbols.IsTorchSharp(definition.ContainingAssembly) ? true
        : definition.SpecialType != SpecialType.None ? false
        : _known.TryGetValue(definition, out var known) ? known
        : null;

    public void Decide(ITypeSymbol definition, bool isTracked) => _known.TryAdd(definition, isTracked);

    /// <summary>The definitions that a definition is made of. Where it lies near is asked first: what a class holds, before what its methods give.</summary>
    public IEnumerable<ITypeSymbol?> DefinitionsUnder(ITypeSymbol definition)
    {
        Interlocked.Increment(ref _definitionsEntered);
        return TypesUnder(definition).SelectMany(DefinitionsIn);
    }

    private IEnumerable<ITypeSymbol> TypesUnder(ITypeSymbol definition) => definition switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes,
        INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } parent } type => MembersOf(type).Prepend(parent),
        INamedTypeSymbol type => MembersOf(type),
        _ => [],
    };

    private IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly))
            return [];
        var members = type.GetMembers();
        return members.SelectMany(HeldBy).Concat(members.OfType<IMethodSymbol>().Select(static method => method.ReturnType));
    }

    private static IEnumerable<ITypeSymbol> HeldBy(ISymbol member) => member switch
    {
        IFieldSymbol field => [field.Type],
        IPropertySymbol property => [property.Type],
        IEventSymbol happening => [happening.Type],
        IMethodSymbol method when Keeps(method) => method.Parameters.Select(static parameter => parameter.Type),
        _ => [],
    };

    /// <summary>A parameter of a primary constructor is kept as a field is; a delegate's says what it is for, like <c>Func</c>'s type arguments.</summary>
    private static bool Keeps(IMethodSymbol method) =>
        method.MethodKind == MethodKind.DelegateInvoke || Constructors.IsPrimary(method);

    /// <summary>The definitions that a type is written with: <c>Pair</c>, <c>Grid</c> and <c>int</c> for <c>Pair&lt;Grid&lt;T&gt;[], int&gt;</c>.</summary>
    private static IEnumerable<ITypeSymbol?> DefinitionsIn(ITypeSymbol type)
    {
        var open = new Stack<ITypeSymbol>();
        open.Push(type);
        for (var parts = 0; open.Count > 0; parts++)
        {
            if (parts == MostParts)
            {
                yield return null;
                yield break;
            }

            var part = open.Pop();
            if (part is IArrayTypeSymbol array)
            {
                open.Push(array.ElementType);
                continue;
            }

            if (part is INamedTypeSymbol named)
            {
                foreach (var argument in named.TypeArguments)
                {
                    if (argument is not ITypeParameterSymbol)
                        open.Push(argument);
                }
            }

            yield return part.OriginalDefinition;
        }
    }
}
