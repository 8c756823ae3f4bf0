using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>Functions by their text: a method, an accessor, a lambda or a local function.</summary>
internal static class Functions
{
    public static SyntaxNode? DeclarationOf(IMethodSymbol method)
    {
        var implementation = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        return implementation.DeclaringSyntaxReferences.Length == 0 ? null : implementation.DeclaringSyntaxReferences[0].GetSyntax();
    }

    /// <summary>The innermost function that a piece of text belongs to.</summary>
    public static SyntaxNode? Around(SyntaxNode node, BodyTrace body)
    {
        for (var current = node.Parent; current is not null && current != body.Declaration; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return current;
        }

        return body.Declaration;
    }
}
