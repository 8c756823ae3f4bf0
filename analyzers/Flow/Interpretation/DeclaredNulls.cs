using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What the declarations say of null: <c>Finish? Find()</c> may give it, <c>Finish Find()</c> does not.</summary>
internal static class DeclaredNulls
{
    /// <summary>Whether what is read or called is declared never to be null. Of a local, a cast and old code nobody knows.</summary>
    public static bool IsNever(IOperation operation) => operation is IObjectCreationOperation || AnnotationOf(operation) == NullableAnnotation.NotAnnotated;

    private static NullableAnnotation AnnotationOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.ReturnNullableAnnotation: var annotation } => annotation,
        IPropertyReferenceOperation { Property.NullableAnnotation: var annotation } => annotation,
        IFieldReferenceOperation { Field.NullableAnnotation: var annotation } => annotation,
        IParameterReferenceOperation { Parameter.NullableAnnotation: var annotation } => annotation,
        IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol { ElementNullableAnnotation: var annotation } } => annotation,
        _ => NullableAnnotation.None,
    };
}
