using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// While code is half-written, <c>override Tensor forward(…)</c> may override nothing that is known, stand twice in a class, or behind the end of it: then
/// nobody knows which method runs.
/// </summary>
internal sealed class BrokenOverrides(MethodBodies bodies, SourceIndex index)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _uncertain = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _overridingNothing = new(SymbolEqualityComparer.Default);
    private List<TypeDeclarationSyntax>? _missingBases;

    /// <summary>
    /// Whether what runs is not the method, as far as the text goes that is whole: it overrides nothing that is known, or another of its
    /// class is the same.
    /// </summary>
    public bool IsUncertain(IMethodSymbol method) => _uncertain.GetOrAdd(method.OriginalDefinition, static definition =>
        definition is { IsOverride: true, OverriddenMethod: null }
        || (definition.OverriddenMethod is { } overridden && overridden.ReturnsVoid != definition.ReturnsVoid)
        || definition.ContainingType.GetMembers(definition.Name).OfType<IMethodSymbol>().Count(other => IsNamesake(other, definition)) > 1);

    /// <summary>Whether an object of exactly this type may have another implementation, which is not written to the end or stands in the wrong place.</summary>
    public bool MayHaveAnother(IMethodSymbol found, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (SymbolEqualityComparer.Default.Equals(found.ContainingType.OriginalDefinition, type.OriginalDefinition))
            return false;
        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current, found.ContainingType); current = current.BaseType)
        {
            if (_overridingNothing.GetOrAdd(current.OriginalDefinition, static each => each.GetMembers().Any(OverridesNothing))
                || index.MayComeToOverride(current.Name, found.Name, cancellation) || current.GetMembers(found.Name).Any(IsOfMissingType))
                return true;
        }

        return index.HasLooseOverride(found.Name, cancellation);
    }

    /// <summary>Whether classes that nobody knows to derive from the method's class may override it: those whose base is missing.</summary>
    public bool MayBeOverriddenUnseen(IMethodSymbol method, CancellationToken cancellation) =>
        index.HasLooseOverride(method.Name, cancellation)
        || MissingBases(cancellation).Any(declaration => declaration.Members.OfType<MethodDeclarationSyntax>().Any(member =>
            member.Identifier.ValueText == method.Name && member.Modifiers.Any(SyntaxKind.OverrideKeyword)));

    /// <summary>The class declarations whose base is missing. Names that one of them finds, all of them find: so each is looked up once.</summary>
    private List<TypeDeclarationSyntax> MissingBases(CancellationToken cancellation) => LazyInitializer.EnsureInitialized(ref _missingBases, () =>
        [.. index.NamesOfBases(cancellation)
            .Where(name => index.DeclarationsOver(name, cancellation).FirstOrDefault() is { } declaration
                && bodies.DeclaredBy(declaration, cancellation) is INamedTypeSymbol type
                && (TypeHierarchy.HasMissingBase(type) || type.Interfaces.Any(TypeHierarchy.HasMissingBase)))
            .SelectMany(name => index.DeclarationsOver(name, cancellation)).OfType<TypeDeclarationSyntax>()])!;

    private static bool OverridesNothing(ISymbol member) => member is IMethodSymbol { IsOverride: true, OverriddenMethod: null };

    /// <summary><c>protected overrideTensor Act(Tensor z)</c>.</summary>
    private static bool IsOfMissingType(ISymbol member) => member is IMethodSymbol { ReturnType.TypeKind: TypeKind.Error };

    private static bool IsNamesake(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Length == other.Parameters.Length && one.Arity == other.Arity
        && one.PartialDefinitionPart is null && one.ExplicitInterfaceImplementations.IsEmpty
        && one.Parameters.Zip(other.Parameters, static (left, right) => SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static isSame => isSame);
}
