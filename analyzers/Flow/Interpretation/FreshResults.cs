using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What the library makes anew, so that what changes it in place changes nothing else.</summary>
internal static class FreshResults
{
    /// <summary>
    /// <c>zeros(1)</c> is given nothing that it could give back, <c>total.sum()</c> nothing that was computed; a weight is nobody's output. Only what
    /// the library makes: a method without source of anybody else may keep what it was given before.
    /// </summary>
    public static bool Is(Call call, MethodModel model, ILibrary library) =>
        model.KeepsNothing && call.Method.ReturnType is { IsReferenceType: true } type && library.MayHoldMeaning(type)
        && (model.GivesOwn || (IsApart(call.Target, call.Method.ContainingType, library) && call.Arguments.Zip(call.Method.Parameters, (value, parameter) => IsApart(value, parameter.Type, library)).All(static isApart => isApart)));

    private static bool IsApart(Value? value, ITypeSymbol type, ILibrary library) =>
        value is null or Constant || value == Value.Fresh || value == Value.Null || IsOfNumbers(type) || !library.MayHoldMeaning(type)
        || (value is Items items && items.Known.All(part => IsApart(part, type, library)));

    private static bool IsOfNumbers(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfNumbers(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var number] } => IsOfNumbers(number),
        _ => type.TypeKind == TypeKind.Enum || type.SpecialType is not (SpecialType.None or SpecialType.System_Object),
    };
}
