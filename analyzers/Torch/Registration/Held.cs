using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What a variable may hold.</summary>
/// <param name="Things">Objects that are known.</param>
/// <param name="MayBeOther">It may hold something that nobody knows.</param>
internal sealed record Held(ImmutableHashSet<Thing> Things, bool MayBeOther)
{
    public static readonly Held Nothing = new(ImmutableHashSet<Thing>.Empty, MayBeOther: false);

    public static readonly Held Other = new(ImmutableHashSet<Thing>.Empty, MayBeOther: true);

    public static Held Of(Thing thing) => new(ImmutableHashSet.Create(thing), MayBeOther: false);

    /// <summary>What of it can be read as a type: nothing of a number.</summary>
    public Held Only(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { IsValueType: true, IsTupleType: false, SpecialType: not SpecialType.None } ? Nothing : this;

    public bool IsOnly(ThingKind kind) => !MayBeOther && Things.Count > 0 && Things.All(thing => thing.Kind == kind);

    public Held Join(Held other) =>
        ReferenceEquals(this, other) || (other.Things.IsEmpty && !other.MayBeOther) ? this
        : Things.IsEmpty && !MayBeOther ? other
        : new Held(Things.Union(other.Things), MayBeOther || other.MayBeOther);
}
