using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>Which methods a virtual call may run, judged by the classes of this compilation.</summary>
internal static class Dispatch
{
    public static bool IsDispatched(IMethodSymbol method) =>
        !method.IsStatic
        && (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed))
        && !method.ContainingType.IsSealed;

    /// <summary>The class of a value whose static type is a class, or a type parameter bound to one.</summary>
    public static INamedTypeSymbol? ClassOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => named,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.OfType<INamedTypeSymbol>().FirstOrDefault(),
        _ => null,
    };

    /// <summary>
    /// The distinct implementations, or none if the call may run anything: an interface or abstract class that nobody makes
    /// an object of, or more classes than can be followed.
    /// </summary>
    public static IReadOnlyList<IMethodSymbol> Candidates(IMethodSymbol method, Value? target, SummaryFixpoint fixpoint)
    {
        var declared = ClassOf((target as Symbolic)?.Type) ?? method.ContainingType;
        if (!fixpoint.HasSource(declared))
            return [];
        var hierarchy = fixpoint.Analysis.Hierarchy;
        var below = hierarchy.Below(declared, fixpoint.Cancellation);
        if (below.Count > Bounds.Overrides || hierarchy.MayBeOfAnother(declared, fixpoint.Cancellation))
            return [];
        var concrete = below.Where(static type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }).ToList();
        if (declared is { TypeKind: TypeKind.Class, IsAbstract: false })
            concrete.Insert(0, declared);
        else if (!concrete.Exists(type => hierarchy.IsCreated(type, fixpoint.Cancellation)))
            return [];
        var implementations = concrete.Select(type => TypeHierarchy.Implementation(method, type)).ToList();
        return implementations.Contains(null) || fixpoint.Analysis.Overrides.MayBeOverriddenUnseen(method, fixpoint.Cancellation)
            || concrete.Zip(implementations, (type, found) => fixpoint.Analysis.Overrides.MayHaveAnother(found!, type, fixpoint.Cancellation)).Contains(true)
            ? []
            : implementations.OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList();
    }
}
