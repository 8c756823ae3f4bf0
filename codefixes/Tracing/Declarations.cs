using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>Declarations whose code is traced: of a method, an accessor, a field that is initialised, top-level statements.</summary>
internal static class Declarations
{
    public static bool HaveCode(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => true,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        VariableDeclaratorSyntax variable => variable is { Initializer: not null, Parent.Parent: FieldDeclarationSyntax },
        PropertyDeclarationSyntax property => property.Initializer is not null,
        TypeDeclarationSyntax type => type.BaseList?.Types.Any(SyntaxKind.PrimaryConstructorBaseType) == true,
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        _ => false,
    };

    /// <summary>All of them in a piece of text, in its order.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode node) => node.DescendantNodesAndSelf().Where(HaveCode);

    /// <summary>The member whose code it is.</summary>
    public static ISymbol? MemberOf(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) => declaration switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } =>
            (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        TypeDeclarationSyntax type => (model.GetDeclaredSymbol(type, cancellation) as INamedTypeSymbol)?.InstanceConstructors
            .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) == type)),
        _ => model.GetDeclaredSymbol(declaration, cancellation),
    };
}
