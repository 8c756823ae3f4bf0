using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Collection expressions are known by their text: the oldest host we run in has no operation for them.</summary>
internal static class CollectionExpressions
{
    /// <summary>The arguments of a <c>params List&lt;T&gt;</c> are one, without brackets of its own: newer hosts alone have the operation and its kind.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7f;

    public static bool Is(IOperation operation) => operation.Syntax is CollectionExpressionSyntax || operation is { Kind: CollectionExpression, IsImplicit: true };

    /// <summary>How many elements stand at its end, after the last that is spread out, or -1 if none is.</summary>
    public static int ElementsAfterSpread(SyntaxNode node)
    {
        if (node is not CollectionExpressionSyntax { Elements: var elements })
            return -1;
        var last = elements.LastIndexOf(static element => element is SpreadElementSyntax);
        return last < 0 ? -1 : elements.Count - 1 - last;
    }
}
