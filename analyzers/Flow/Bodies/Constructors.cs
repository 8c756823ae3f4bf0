using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>Which methods are constructors, and what their text says about how they run.</summary>
internal static class Constructors
{
    /// <summary>Whether the method makes an object or sets up a class: its writes are construction, and the initialisers run with it.</summary>
    public static bool IsConstructor(IMethodSymbol method) => IsOfInstance(method) || method.MethodKind == MethodKind.StaticConstructor;

    public static bool IsOfInstance(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor;

    /// <summary>Whether it begins with <c>this(…)</c>, which has run the initialisers already.</summary>
    public static bool CallsThis(IMethodSymbol constructor) =>
        Declaration(constructor) is ConstructorDeclarationSyntax { Initializer: { } initializer }
        && initializer.IsKind(SyntaxKind.ThisConstructorInitializer);

    /// <summary>The constructor of the base class that runs first though the text does not say so.</summary>
    public static IMethodSymbol? ImplicitBaseOf(IMethodSymbol constructor) =>
        Declaration(constructor) is ConstructorDeclarationSyntax { Initializer: not null }
            or TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] }
            ? null
            : constructor.ContainingType.BaseType?.InstanceConstructors
                .OrderBy(static candidate => candidate.Parameters.Length)
                .FirstOrDefault(static candidate => candidate.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>Whether <c>record with { … }</c> runs code that the program has written, and may copy what it likes.</summary>
    public static bool CopiesByCode(INamedTypeSymbol record)
    {
        for (var type = record; type is { IsRecord: true }; type = type.BaseType)
        {
            if (type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && constructor.Parameters is [{ Type: var copied }]
                && SymbolEqualityComparer.Default.Equals(copied.OriginalDefinition, type.OriginalDefinition)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a static constructor may run where a member is used for the first time.</summary>
    public static bool RunsStatic(ISymbol member, INamedTypeSymbol user) =>
        member is { IsStatic: true } and not IFieldSymbol { IsConst: true } && !SymbolEqualityComparer.Default.Equals(member.ContainingType, user)
        && member.ContainingType?.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared) == true;

    public static bool IsPrimary(IMethodSymbol method) => IsOfInstance(method) && Declaration(method) is TypeDeclarationSyntax;

    /// <summary>The property that a parameter of a positional record sets.</summary>
    public static IPropertySymbol? RecordProperty(IParameterSymbol parameter) =>
        parameter.ContainingType is { IsRecord: true } type
            ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(static property =>
                property.DeclaringSyntaxReferences.Length == 1
                && property.DeclaringSyntaxReferences[0].GetSyntax() is ParameterSyntax)
            : null;

    private static SyntaxNode? Declaration(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Length == 0 ? null : constructor.DeclaringSyntaxReferences[0].GetSyntax();
}
