using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The type of a mask where the text around it shows it: in the same method, in a member's initialiser, through a helper of the program.</summary>
internal sealed class MaskType(VisibleValues visible)
{
    private const int Depth = 12;

    /// <summary>Bool or Byte, if it is one of them for sure; else null.</summary>
    public string? Of(IOperation mask) => Of(mask, Depth) is (AttentionMasks.Bool or AttentionMasks.Byte) and var type ? type : null;

    /// <summary>The name of the type, or null if it cannot be told.</summary>
    private string? Of(IOperation value, int depth)
    {
        if (depth == 0)
            return null;
        var source = visible.Source(value);
        return source switch
        {
            IBinaryOperation { OperatorMethod: { } method } when TorchSymbols.IsTorchSharp(method.ContainingAssembly) =>
                AttentionMasks.Comparisons.Contains(method.Name) ? AttentionMasks.Bool : null,
            IUnaryOperation { OperatorMethod: { } method } unary when TorchSymbols.IsTorchSharp(method.ContainingAssembly) =>
                AttentionMasks.KeepingType.Contains(method.Name) ? Of(unary.Operand, depth - 1) : null,
            IPropertyReferenceOperation { Property: { IsIndexer: true } property, Instance: { } instance } when TorchSymbols.IsTorchSharp(property.ContainingAssembly) => Of(instance, depth - 1),
            IConditionalOperation { WhenFalse: { } otherwise } choice when Of(choice.WhenTrue, depth - 1) is { } one && one == Of(otherwise, depth - 1) => one,
            IInvocationOperation call when TorchSymbols.IsTorchSharp(call.TargetMethod.ContainingAssembly) => OfLibrary(call, depth),
            IInvocationOperation call => OfHelper(call.TargetMethod, depth),
            _ => null,
        };
    }

    private string? OfLibrary(IInvocationOperation call, int depth)
    {
        if (TypeGivenTo(call) is { } given)
            return visible.EnumerationMember(given);
        var name = call.TargetMethod.Name;
        if (AttentionMasks.Questions.Contains(name))
            return AttentionMasks.Bool;
        if (name == "byte")
            return AttentionMasks.Byte;
        if (AttentionMasks.OfNumbers.Contains(name))
            return call.Arguments.Length > 0 ? OfNumbers(Conversions.Under(call.Arguments[0].Value).Type) : null;
        if (!AttentionMasks.KeepingType.Contains(name))
            return null;
        var subject = call.Instance ?? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        return subject is null || HasOtherTensor(call) ? null : Of(subject, depth - 1);
    }

    /// <summary><c>x.to(other)</c> takes the type of the other.</summary>
    private static bool HasOtherTensor(IInvocationOperation call) =>
        call.TargetMethod.Name == "to"
        && call.Arguments.Any(argument => argument.Parameter?.Type.Name == "Tensor" && (call.Instance is not null || argument.Parameter.Ordinal > 0));

    private static IOperation? TypeGivenTo(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && Conversions.Under(argument.Value).Type?.Name == "ScalarType")?.Value;

    private static string? OfNumbers(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => OfNumbers(array.ElementType),
        { SpecialType: SpecialType.System_Boolean } => AttentionMasks.Bool,
        { SpecialType: SpecialType.System_Byte } => AttentionMasks.Byte,
        _ => null,
    };

    private string? OfHelper(IMethodSymbol method, int depth)
    {
        var types = visible.ReturnedBy(method).Select(returned => Of(returned, depth - 1)).Distinct().ToList();
        return types is [{ } only] && !method.IsVirtual && !method.IsOverride ? only : null;
    }
}
