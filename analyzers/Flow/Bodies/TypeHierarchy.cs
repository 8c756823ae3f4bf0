using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>The classes of the compilation below a class or interface.</summary>
/// <param name="bodies">Says what a declaration declares.</param>
/// <param name="index">Says where a class may be below another.</param>
/// <param name="most">With more than these below it, a class has too many; no more of them are looked for.</param>
internal sealed class TypeHierarchy(MethodBodies bodies, SourceIndex index, int most)
{
    /// <summary>Who calls one of these may get an object of a class that is not in the program: of a plugin, a proxy, a mock.</summary>
    private static readonly string[] Makers =
    [
        "DispatchProxy", "CreateInstance", "CreateInstanceFrom", "LoadFrom", "LoadFile", "LoadFromAssemblyPath", "LoadFromAssemblyName", "LoadFromStream",
        "DefineType", "Mock", "Substitute",
    ];

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private bool? _areMadeElsewhere;

    /// <summary><c>(IHead)assembly.CreateInstance(name)</c>: whether behind an interface or abstract class may stand what the program does not declare.</summary>
    public bool MayBeOfAnother(INamedTypeSymbol type, CancellationToken cancellation) =>
        (type.TypeKind == TypeKind.Interface || type.IsAbstract) && (_areMadeElsewhere ??= Array.Exists(Makers, name => index.IsMentioned(name, cancellation)));

    /// <summary>All types with source below this one, near and far, in the order of the text; of too many, as many as say so.</summary>
    public IReadOnlyList<INamedTypeSymbol> Below(INamedTypeSymbol type, CancellationToken cancellation) =>
        _derived.GetOrAdd(type.OriginalDefinition, definition => Collect(definition, cancellation));

    /// <summary>Whether an object of the type itself may exist: it is a class, not abstract, and made somewhere, or a struct, which nobody need make.</summary>
    public bool IsCreated(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.TypeKind == TypeKind.Struct
        || (type is { TypeKind: TypeKind.Class, IsAbstract: false } && index.IsCreated(type.Name, cancellation));

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
        var known = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var declaration in index.DeclarationsOver(type.Name, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (found.Count > most)
                break;
            if (DeclaredSymbol(declaration, cancellation) is not { } candidate || !IsDirectlyBelow(candidate, type))
                continue;
            if (!known.Add(candidate))
                continue;
            found.Add(candidate);
            foreach (var further in Below(candidate, cancellation))
            {
                if (known.Add(further))
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
