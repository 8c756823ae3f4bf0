using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>The classes of the compilation below a class or interface.</summary>
internal sealed class TypeHierarchy(MethodBodies bodies, Func<SourceIndex> index)
{
    private List<TypeDeclarationSyntax>? _missingBases;
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);

    /// <summary>All types with source below this one, near and far, in the order of the text.</summary>
    public IReadOnlyList<INamedTypeSymbol> Below(INamedTypeSymbol type, CancellationToken cancellation) =>
        _derived.GetOrAdd(type.OriginalDefinition, definition => Collect(definition, cancellation));

    /// <summary>Whether an object of the type itself may exist: it is a class, not abstract, and made somewhere.</summary>
    public bool IsCreated(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false } && index().IsCreated(type.Name);

    /// <summary>Whether a class is another or derives from it, whatever the type arguments.</summary>
    public static bool IsAtOrBelow(INamedTypeSymbol? type, ITypeSymbol? top)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, top?.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether a class derives from something that is missing.</summary>
    public static bool HasMissingBase(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether what runs is not the method, as far as the text goes that is whole: it overrides nothing that is known, or another of its
    /// class is the same.
    /// </summary>
    public static bool IsUncertain(IMethodSymbol method) =>
        method is { IsOverride: true, OverriddenMethod: null }
        || method.OriginalDefinition.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other => IsNamesake(other, method.OriginalDefinition)) > 1;

    /// <summary>Whether an object of exactly this type may have another implementation, which is not written to the end or stands in the wrong place.</summary>
    public bool MayHaveAnother(IMethodSymbol found, INamedTypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(found.ContainingType.OriginalDefinition, type.OriginalDefinition))
            return false;
        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current, found.ContainingType); current = current.BaseType)
        {
            if (current.GetMembers().Any(static member => member is IMethodSymbol { IsOverride: true, OverriddenMethod: null }))
                return true;
        }

        return index().HasLooseOverride(found.Name);
    }

    /// <summary>Whether classes that nobody knows to derive from the method's class may override it: those whose base is missing.</summary>
    public bool MayBeOverriddenUnseen(IMethodSymbol method, CancellationToken cancellation) =>
        index().HasLooseOverride(method.Name)
        || MissingBases(cancellation).Any(declaration => declaration.Members.OfType<MethodDeclarationSyntax>().Any(member =>
            member.Identifier.ValueText == method.Name && member.Modifiers.Any(SyntaxKind.OverrideKeyword)));

    /// <summary>The class declarations whose base is missing. Names that one of them finds, all of them find: so each is looked up once.</summary>
    private List<TypeDeclarationSyntax> MissingBases(CancellationToken cancellation) => LazyInitializer.EnsureInitialized(ref _missingBases, () =>
        [.. index().NamesOfBases
            .Where(name => DeclaredSymbol(index().DeclarationsOver(name)[0], cancellation) is { } type && (HasMissingBase(type) || type.Interfaces.Any(HasMissingBase)))
            .SelectMany(name => index().DeclarationsOver(name)).OfType<TypeDeclarationSyntax>()])!;

    private static bool IsNamesake(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Length == other.Parameters.Length && one.Arity == other.Arity
        && one.PartialDefinitionPart is null && one.ExplicitInterfaceImplementations.IsEmpty
        && one.Parameters.Zip(other.Parameters, static (left, right) => SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static isSame => isSame);

    /// <summary>The implementation that runs when a method is called on an object of exactly this type.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        var definition = method.OriginalDefinition;
        if (definition.ContainingType.TypeKind == TypeKind.Interface)
            return InterfaceImplementation(method, type);
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(definition.Name))
            {
                if (member is IMethodSymbol candidate && Overrides(candidate, definition))
                    return candidate;
            }
        }

        return null;
    }

    private static IMethodSymbol? InterfaceImplementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType.OriginalDefinition))
                continue;
            var member = implemented.GetMembers(method.Name).OfType<IMethodSymbol>()
                .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition));
            if (member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
                return found;
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol definition)
    {
        for (var current = candidate; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition))
                return true;
        }

        return false;
    }

    private List<INamedTypeSymbol> Collect(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var found = new List<INamedTypeSymbol>();
        foreach (var declaration in index().DeclarationsOver(type.Name))
        {
            cancellation.ThrowIfCancellationRequested();
            if (DeclaredSymbol(declaration, cancellation) is not { } candidate || !IsDirectlyBelow(candidate, type))
                continue;
            if (found.Contains(candidate, SymbolEqualityComparer.Default))
                continue;
            found.Add(candidate);
            foreach (var further in Below(candidate, cancellation))
            {
                if (!found.Contains(further, SymbolEqualityComparer.Default))
                    found.Add(further);
            }
        }

        return found;
    }

    private INamedTypeSymbol? DeclaredSymbol(SyntaxNode declaration, CancellationToken cancellation) =>
        bodies.DeclaredBy(declaration, cancellation) as INamedTypeSymbol;

    private static bool IsDirectlyBelow(INamedTypeSymbol candidate, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(candidate.BaseType?.OriginalDefinition, type)
        || candidate.Interfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, type));
}
