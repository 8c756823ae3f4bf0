using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>What a member holds in an object in which no constructor has written it.</summary>
internal static class InitialValue
{
    public static Value Of(ISymbol member) => member switch
    {
        _ when IsInitialized(member) => Value.Unknown,
        IFieldSymbol { Type: var type } => DefaultOf(type),
        IPropertySymbol { Type: var type } => DefaultOf(type),
        _ => Value.Unknown,
    };

    /// <summary>Whether the declaration says what it holds.</summary>
    public static bool IsInitialized(ISymbol member) => member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer is not null,
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    });

    /// <summary>What is there before anybody has written.</summary>
    public static Value DefaultOf(ITypeSymbol type) =>
        type.IsReferenceType ? Value.Null
        : type.SpecialType == SpecialType.System_Boolean ? new Constant(false)
        : Value.Unknown;
}
