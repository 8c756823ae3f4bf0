using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether two values are compared by reference of which at least one is a shape that nobody else can hold: so they are never the same.</summary>
internal sealed class ComparedArrays(VisibleValues visible)
{
    /// <summary>What a comparison is of, or null if it is of something else.</summary>
    /// <returns>How the array is made, and whether the comparison asks for a difference.</returns>
    public (string Made, bool IsUnequal)? Of(IOperation comparison) => comparison switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when binary.OperatorMethod is not { } method || IsOfStructure(method.ContainingType) =>
            With(Made(binary.LeftOperand, binary.RightOperand), binary.OperatorKind == BinaryOperatorKind.NotEquals),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), IsStatic: true, Parameters.Length: 2 } method, Arguments: [var one, var other] } when IsOfObject(method) => With(Made(one.Value, other.Value), false),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), IsStatic: false, Parameters.Length: 1 } method, Instance: { } instance, Arguments: [var other] } when IsOfObject(method) || IsOfStructure(method.ContainingType) =>
            With(Made(instance, other.Value), false),
        _ => null,
    };

    private static (string, bool)? With(string? made, bool isUnequal) => made is null ? null : (made, isUnequal);

    private static bool IsOfObject(IMethodSymbol method) => method.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_Array;

    private string? Made(IOperation left, IOperation right)
    {
        if (IsNull(left) || IsNull(right))
            return null;
        var (one, other) = (Conversions.Under(visible.Source(left)), Conversions.Under(visible.Source(right)));
        var isOther = IsFresh(Conversions.Under(left)) || IsFresh(Conversions.Under(right)) || (IsFresh(one) && IsFresh(other) && one.Syntax != other.Syntax);
        return isOther ? ShapeOf(one) ?? ShapeOf(other) : null;
    }

    private static bool IsNull(IOperation value) => Conversions.Under(value) is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>Whether each time it is computed it is an array that did not exist before.</summary>
    private static bool IsFresh(IOperation value) => value switch
    {
        IArrayCreationOperation or ITupleOperation => true,
        IObjectCreationOperation { Type: { } type, Arguments: [var content] } => IsOfStructure(type) && (Conversions.Under(content.Value).Type is not IArrayTypeSymbol || IsFresh(Conversions.Under(content.Value))),
        _ => IsShape(value),
    };

    private static string? ShapeOf(IOperation value) =>
        IsShape(value) ? value is IInvocationOperation call ? $"{call.TargetMethod.Name}()" : ((IPropertyReferenceOperation)value).Property.Name
        : value is IObjectCreationOperation { Type: { } type } && IsOfStructure(type) ? ShapeArrays.Structure
        : null;

    private static bool IsShape(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { Type: IArrayTypeSymbol } property } => IsMember(property),
        IInvocationOperation { TargetMethod: { ReturnType: IArrayTypeSymbol, Parameters.Length: 0 } method } => IsMember(method),
        _ => false,
    };

    private static bool IsMember(ISymbol member) => ShapeArrays.Names.Contains(member.Name) && TorchSymbols.IsTorchSharp(member.ContainingAssembly);

    private static bool IsOfStructure(ITypeSymbol type) => type.Name == ShapeArrays.Structure && TorchSymbols.IsTorchSharp(type.ContainingAssembly);
}
