using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Collection expressions are known by their text: the oldest host we run in has no operation for them.</summary>
internal static class CollectionExpressions
{
    public static bool Is(SyntaxNode node) => node is CollectionExpressionSyntax;

    public static bool HasSpread(SyntaxNode node) =>
        node is CollectionExpressionSyntax collection && collection.Elements.Any(static element => element is SpreadElementSyntax);
}
