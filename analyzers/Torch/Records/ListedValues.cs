using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The elements that a list is written with.</summary>
internal static class ListedValues
{
    /// <summary>Of an array, of a collection expression, or of what an initialiser adds.</summary>
    public static IEnumerable<IOperation> In(IOperation list) => list switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Initializer: { } initializer } =>
            initializer.Initializers.OfType<IInvocationOperation>().SelectMany(static add => add.Arguments).Select(static argument => argument.Value),
        { Syntax: CollectionExpressionSyntax } => list.ChildOperations,
        _ => [],
    };
}
