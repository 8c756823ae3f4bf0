using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>The method whose body a piece of text is in.</summary>
internal static class EnclosingMethods
{
    /// <summary>The method, accessor or program of top-level statements around a node; null in a field's initialiser.</summary>
    public static IMethodSymbol? Of(SyntaxNode node, SummaryFixpoint fixpoint)
    {
        var declaration = node.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax
                or TypeDeclarationSyntax or CompilationUnitSyntax);
        return declaration switch
        {
            BaseMethodDeclarationSyntax or AccessorDeclarationSyntax =>
                fixpoint.Analysis.Bodies.DeclaredBy(declaration, fixpoint.Cancellation) as IMethodSymbol,
            PropertyDeclarationSyntax { ExpressionBody: not null } =>
                (fixpoint.Analysis.Bodies.DeclaredBy(declaration, fixpoint.Cancellation) as IPropertySymbol)?.GetMethod,
            CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) =>
                fixpoint.Analysis.Bodies.DeclaredBy(declaration, fixpoint.Cancellation) as IMethodSymbol,
            _ => null,
        };
    }
}
