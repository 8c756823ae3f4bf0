using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum HiddenPartsKind
{
    List,
    Array,
    Map,
    Tuple,
    Lazy,
    Function,
}

/// <summary>A member that holds parts where registration does not look.</summary>
internal sealed record HiddenMember(ISymbol Member, HiddenPartsKind Kind, Location Place);

/// <summary>The members of a class that hold parts in collections, tuples and delegates, and nowhere else.</summary>
internal static class HiddenParts
{
    public static IEnumerable<HiddenMember> Of(DeclaredModule module, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var construction in module.Class.Constructions)
        {
            foreach (var member in construction.Members.Where(static member => member.State == MemberState.Unregistered))
            {
                if (KindOf(member) is { } kind && RegistrationLosses.PlaceOf(member.Member, module, cancellation) is { } place && seen.Add(member.Member)
                    && IsLeftAlone(module, member.Member, kind, cancellation))
                    yield return new HiddenMember(member.Member, kind, place);
            }
        }
    }

    private static HiddenPartsKind? KindOf(BuiltMember member)
    {
        if (member.Held.MayBeOther || !member.Held.Things.All(static thing => thing.Kind is ThingKind.Collection or ThingKind.Function))
            return null;
        return member.Member switch
        {
            IFieldSymbol field => KindOf(field.Type),
            IPropertySymbol property => KindOf(property.Type),
            _ => null,
        };
    }

    private static HiddenPartsKind? KindOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => HiddenPartsKind.Array,
        INamedTypeSymbol { IsTupleType: true } or { Name: "Tuple" or "KeyValuePair" } => HiddenPartsKind.Tuple,
        { TypeKind: TypeKind.Delegate } => HiddenPartsKind.Function,
        { Name: "Lazy" } => HiddenPartsKind.Lazy,
        { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary" or "ConcurrentDictionary" or "ImmutableDictionary" or "FrozenDictionary" or "SortedList" } => HiddenPartsKind.Map,
        { SpecialType: SpecialType.System_Object } => null,
        _ => HiddenPartsKind.List,
    };

    /// <summary>
    /// Whether nobody takes the parts into his own hands: an own <c>Weights()</c> over the list, <c>net.Blocks[0].parameters()</c> in a trainer. A delegate must be called at all.
    /// </summary>
    private static bool IsLeftAlone(DeclaredModule module, ISymbol member, HiddenPartsKind kind, CancellationToken cancellation) =>
        !module.Classes.IsTakenInHand(member.Name, module.Class.Walked, cancellation) && (kind != HiddenPartsKind.Function || OwnUses.IsUsedLater(module.Class, member, cancellation));
}
