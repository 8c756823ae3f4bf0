using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What a tensor is made of where the text around it shows it: in the same method, in a member's initialiser, through a helper of the program.</summary>
internal sealed class VisibleElementType(VisibleValues visible)
{
    private const int Depth = 12;

    /// <summary>What a null is: of a tensor that may be missing, the others say the type.</summary>
    private const string Missing = "";

    /// <summary>The call of a helper whose body is read, for what is given to it.</summary>
    private sealed record Frame(IInvocationOperation Call, Frame? Outer);

    /// <summary>Bool or Byte, if it is one of them for sure; else null.</summary>
    public string? MaskOf(IOperation mask) => Of(mask, -1, null, Depth) is (ElementTypes.Bool or ElementTypes.Byte) and var type ? type : null;

    /// <summary>The name of the type of a tensor, or null if it cannot be told.</summary>
    public string? NameOf(IOperation tensor) => Of(tensor, -1, null, Depth) is { Length: > 0 } type ? type : null;

    /// <summary>The name of the type, or null if it cannot be told. Of a tuple, that of the element in a slot.</summary>
    private string? Of(IOperation value, int slot, Frame? frame, int depth)
    {
        if (depth == 0)
            return null;
        var types = visible.Alternatives(value).Select(one => OfOne(one, slot, frame, depth)).Distinct().ToList();
        return types.Count > 1 && types.Remove(Missing) && types is [{ } other] ? other : types is [{ } only] ? only : null;
    }

    private string? OfOne(IOperation source, int slot, Frame? frame, int depth)
    {
        if (source is { ConstantValue: { HasValue: true, Value: null } } || source is IDefaultValueOperation)
            return Missing;
        if (visible.TakenFrom(source) is var (whole, taken))
            return Of(whole, taken, frame, depth - 1);
        return source switch
        {
            ITupleOperation tuple => slot >= 0 && slot < tuple.Elements.Length ? Of(tuple.Elements[slot], -1, frame, depth - 1) : null,
            IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: { } instance } =>
                Of(instance, TupleSlots.IndexOf(field), frame, depth - 1),
            IParameterReferenceOperation { Parameter: var parameter } when frame is not null && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, frame.Call.TargetMethod.OriginalDefinition) =>
                !visible.IsWritten(parameter, source.Syntax) && frame.Call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } given ? Of(given, -1, frame.Outer, depth - 1) : null,
            IBinaryOperation { OperatorMethod: { } method } binary when TorchSymbols.IsTorchSharp(method.ContainingAssembly) => OfOperator(binary, method.Name, frame, depth),
            IUnaryOperation { OperatorMethod: { } method } unary when TorchSymbols.IsTorchSharp(method.ContainingAssembly) =>
                ResultTypes.KeepingType.Contains(method.Name) ? Of(unary.Operand, -1, frame, depth - 1) : null,
            IPropertyReferenceOperation { Instance: { } instance } property when TorchSymbols.IsTorchSharp(property.Property.ContainingAssembly) =>
                property.Property.IsIndexer || ResultTypes.KeepingType.Contains($"get_{property.Property.Name}") ? Of(instance, -1, frame, depth - 1) : null,
            IInvocationOperation call when TorchSymbols.IsTorchSharp(call.TargetMethod.ContainingAssembly) => OfLibrary(call, slot, frame, depth),
            IInvocationOperation call => OfHelper(call, slot, frame, depth),
            _ => null,
        };
    }

    /// <summary>A comparison makes truth values, and what joins two of them keeps them.</summary>
    private string? OfOperator(IBinaryOperation binary, string name, Frame? frame, int depth)
    {
        if (ResultTypes.Comparisons.Contains(name))
            return ElementTypes.Bool;
        return ResultTypes.Joining.Contains(name) && Of(binary.LeftOperand, -1, frame, depth - 1) == ElementTypes.Bool && Of(binary.RightOperand, -1, frame, depth - 1) == ElementTypes.Bool
            ? ElementTypes.Bool : null;
    }

    private string? OfLibrary(IInvocationOperation call, int slot, Frame? frame, int depth)
    {
        var name = call.TargetMethod.Name;
        if (slot >= 0)
            return slot == ResultTypes.PositionSlot && ResultTypes.ValuesAndPositions.Contains(name) ? ElementTypes.Whole : null;
        if (TypeGivenTo(call) is { } given)
            return visible.EnumerationMember(given);
        return OfName(name) ?? (ResultTypes.OfNumbers.Contains(name) ? OfNumbers(call) : OfSubject(call, name, frame, depth));
    }

    /// <summary>What the name alone says.</summary>
    private static string? OfName(string name) =>
        ResultTypes.Questions.Contains(name) ? ElementTypes.Bool
        : ResultTypes.Positions.Contains(name) ? ElementTypes.Whole
        : ResultTypes.Named.TryGetValue(name, out var type) ? type : null;

    /// <summary>What a method makes of the type of what it is applied to.</summary>
    private string? OfSubject(IInvocationOperation call, string name, Frame? frame, int depth)
    {
        var subject = call.Instance is IConditionalAccessInstanceOperation ? AccessedBy(call) : call.Instance ?? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        if (subject is null || HasOtherTensor(call))
            return null;
        // flags.mul(0.9f) takes the type of the number.
        if (ResultTypes.Joining.Contains(name))
            return !HasNumber(call) && Tensors(call).All(tensor => Of(tensor, -1, frame, depth - 1) == ElementTypes.Bool) ? ElementTypes.Bool : null;
        var (keeps, asks, adds) = (ResultTypes.KeepingType.Contains(name), ResultTypes.Quantifiers.Contains(name), ResultTypes.Totals.Contains(name));
        return !(keeps || asks || adds) || Of(subject, -1, frame, depth - 1) is not { Length: > 0 } type ? null
            : asks ? type == ElementTypes.Byte ? ElementTypes.Byte : ElementTypes.Bool
            : adds && (type == ElementTypes.Bool || ElementTypes.WholeNumbers.Contains(type)) ? ElementTypes.Whole
            : type;
    }

    private static IOperation? AccessedBy(IOperation call)
    {
        while (call.Parent is { } parent and not IConditionalAccessOperation)
            call = parent;
        return (call.Parent as IConditionalAccessOperation)?.Operation;
    }

    private static IEnumerable<IOperation> Tensors(IInvocationOperation call) =>
        call.Arguments.Where(static argument => argument.Parameter?.Type.Name == "Tensor").Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []);

    private static bool HasNumber(IInvocationOperation call) => call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "Scalar");

    /// <summary><c>x.to(other)</c> takes the type of the other.</summary>
    private static bool HasOtherTensor(IInvocationOperation call) =>
        call.TargetMethod.Name == "to"
        && call.Arguments.Any(argument => argument.Parameter?.Type.Name == "Tensor" && (call.Instance is not null || argument.Parameter.Ordinal > 0));

    /// <summary><c>x.sum(0)</c> gives one, too: of what is given for the type, and is none by its name, nothing is known.</summary>
    private static IOperation? TypeGivenTo(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && IsType(argument.Parameter?.Type)
            && Conversions.Under(argument.Value).ConstantValue is not { HasValue: true, Value: null })?.Value;

    private static bool IsType(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: ResultTypes.TypeOfResult } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ Name: ResultTypes.TypeOfResult }] };

    private static string? OfNumbers(IInvocationOperation call) =>
        call.Arguments.Length > 0 ? OfNumbers(call.Arguments[0].Parameter?.Type) ?? OfNumbers(Conversions.Under(call.Arguments[0].Value).Type) : null;

    private static string? OfNumbers(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => OfNumbers(array.ElementType),
        { SpecialType: not SpecialType.None } => ElementTypes.ByKeyword(type.ToDisplayString()),
        INamedTypeSymbol { TypeArguments: [var element] } => OfNumbers(element),
        _ => null,
    };

    private string? OfHelper(IInvocationOperation call, int slot, Frame? frame, int depth)
    {
        var method = call.TargetMethod;
        if (method.IsVirtual || method.IsOverride)
            return null;
        var types = visible.ReturnedBy(method).Select(returned => Of(returned, slot, new Frame(call, frame), depth - 1)).Distinct().ToList();
        return types.Count > 1 && types.Remove(Missing) && types is [{ } other] ? other : types is [{ } only] ? only : null;
    }
}
