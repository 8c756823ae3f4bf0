using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// What TorchSharp registers of the objects of one class, constructor by constructor. Empty where that cannot be told: a base without source, an override
/// that says itself what the parts are, a constructor that hands the object to somebody.
/// </summary>
/// <param name="Type">The class.</param>
/// <param name="Constructions">What each constructor makes; none where one of them cannot be followed.</param>
/// <param name="Walked">The bodies that construction runs.</param>
internal sealed record ModuleClass(INamedTypeSymbol Type, ImmutableArray<Construction> Constructions, ImmutableHashSet<SyntaxNode> Walked)
{
    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => !Constructions.IsEmpty;

    public bool IsChain => ModuleHierarchy.IsChain(Type);

    public static ModuleClass Unknown(INamedTypeSymbol type) => new(type, ImmutableArray<Construction>.Empty, ImmutableHashSet<SyntaxNode>.Empty);
}
