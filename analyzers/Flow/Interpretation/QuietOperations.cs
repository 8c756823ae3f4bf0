using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// What may run here, where nothing is called: the operations that run no code of the program and give no other name to what they are given. Whatever is
/// not in this table is feared: a kind of operation that a later language brings makes less known, and never more.
/// </summary>
internal static class QuietOperations
{
    private static readonly HashSet<OperationKind> Kinds =
    [
        OperationKind.Literal, OperationKind.DefaultValue, OperationKind.TypeOf, OperationKind.SizeOf, OperationKind.NameOf, OperationKind.Utf8String,
        OperationKind.IsType, OperationKind.IsNull, OperationKind.IsPattern, OperationKind.Binary, OperationKind.Unary, OperationKind.Range,
        OperationKind.Throw, OperationKind.CaughtException, OperationKind.Discard, OperationKind.DeclarationExpression, OperationKind.VariableDeclarator,
        OperationKind.StaticLocalInitializationSemaphore, OperationKind.Tuple, OperationKind.TupleBinary, OperationKind.Empty, OperationKind.Return,
        OperationKind.InterpolatedString, OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.InterpolatedStringAddition,
        OperationKind.FlowCapture, OperationKind.FlowCaptureReference, OperationKind.Parenthesized, OperationKind.Conversion, OperationKind.EventReference,
        OperationKind.ArrayInitializer, OperationKind.AnonymousObjectCreation, OperationKind.DelegateCreation, OperationKind.ImplicitIndexerReference,
        OperationKind.ConstantPattern, OperationKind.DeclarationPattern, OperationKind.TypePattern, OperationKind.DiscardPattern, OperationKind.RelationalPattern,
        OperationKind.BinaryPattern, OperationKind.NegatedPattern, OperationKind.PropertySubpattern, OperationKind.InstanceReference,
    ];

    /// <summary>Text that is put together asks objects of the program what they are called.</summary>
    public static bool Has(IOperation operation) => Kinds.Contains(operation.Kind) && !IsDynamic(operation) && operation switch
    {
        IImplicitIndexerReferenceOperation { IndexerSymbol: var indexer } => !IsWritten(indexer),
        IInterpolationOperation interpolation => !IsOfProgram(interpolation.Expression.Type),
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } text => !IsOfProgram(Named(text.LeftOperand)) && !IsOfProgram(Named(text.RightOperand)),
        _ => true,
    };

    /// <summary><c>is { Raw: true }</c>, <c>is (0, 0)</c> and <c>is [0]</c> run a getter, a method and an indexer, which the program may have written.</summary>
    public static bool AsksTheProgram(IPatternOperation pattern) => pattern.DescendantsAndSelf().Any(static part => part switch
    {
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } => !method.IsImplicitlyDeclared && !method.DeclaringSyntaxReferences.IsEmpty,
        IPropertyReferenceOperation { Property.GetMethod: var getter } => MethodBodies.HasCode(getter),
        IListPatternOperation { IndexerSymbol: var indexer, LengthSymbol: var length } => IsWritten(indexer) || IsWritten(length),
        ISlicePatternOperation { SliceSymbol: var slice } => IsWritten(slice),
        _ => false,
    });

    /// <summary><c>d + p</c>, where nobody knows what <c>d</c> is: the operator may be one of the program.</summary>
    private static bool IsDynamic(IOperation operation) =>
        operation.Kind is OperationKind.Binary or OperationKind.Unary or OperationKind.Conversion && operation.ChildOperations.Any(static operand => operand.Type is { TypeKind: TypeKind.Dynamic });

    private static bool IsWritten(ISymbol? member) => member is { DeclaringSyntaxReferences.IsEmpty: false };

    private static ITypeSymbol? Named(IOperation operand) => operand is IConversionOperation conversion ? conversion.Operand.Type : operand.Type;

    private static bool IsOfProgram(ITypeSymbol? type) => type is { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: not (TypeKind.Enum or TypeKind.TypeParameter) };
}
