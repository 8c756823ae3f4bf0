using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Values whose type is missing: <c>new Foo()</c> where nobody knows <c>Foo</c>, a <c>List&lt;Foo&gt;</c>, a conversion that does not exist.</summary>
internal static class ErrorTypes
{
    public static bool In(IOperation operation) =>
        operation.Kind == OperationKind.Invalid
        || operation is IConversionOperation { Conversion.Exists: false }
        || IsError(operation.Type);

    private static bool IsError(ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsError(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(IsError),
        _ => false,
    };
}
