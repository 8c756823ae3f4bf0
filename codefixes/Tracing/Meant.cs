using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>The declarations that may stand for a member where it is called: itself, what it overrides, what it implements.</summary>
internal static class Meant
{
    public static IEnumerable<ISymbol> By(ISymbol member, FlowAnalysis flow, CancellationToken cancellation)
    {
        yield return member;
        for (var overridden = OverriddenBy(member); overridden is not null; overridden = OverriddenBy(overridden))
            yield return overridden.OriginalDefinition;
        if (member.IsStatic || member.ContainingType is not { } type)
            yield break;
        foreach (var implementing in flow.Hierarchy.Below(type, cancellation).Prepend(type))
        {
            foreach (var declared in implementing.AllInterfaces.SelectMany(static each => each.GetMembers()))
            {
                if (SymbolEqualityComparer.Default.Equals(implementing.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, member))
                    yield return declared.OriginalDefinition;
            }
        }
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
