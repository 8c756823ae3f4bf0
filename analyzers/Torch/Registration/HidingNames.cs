using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A private field of a base that goes by the name of another in a class below it: registration finds the lower one and no other.</summary>
internal static class HidingNames
{
    /// <summary>The member that hides a member in objects of a class, or null.</summary>
    public static ISymbol? Of(ISymbol member, INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, member.ContainingType); current = current.BaseType)
        {
            foreach (var other in current.GetMembers(member.Name))
            {
                if (other.Kind == member.Kind && !other.IsStatic && IsStored(other))
                    return other.OriginalDefinition;
            }
        }

        return null;
    }

    private static bool IsStored(ISymbol member) => member is IFieldSymbol
        || member.ContainingType.GetMembers().Any(field => field is IFieldSymbol { AssociatedSymbol: { } property } && SymbolEqualityComparer.Default.Equals(property, member));
}
