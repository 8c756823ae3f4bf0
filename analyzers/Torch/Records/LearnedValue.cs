using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a value visibly came out of a layer with weights, by steps that keep the gradient.</summary>
internal sealed class LearnedValue(VisibleValues visible)
{
    private const int Depth = 16;

    private static readonly HashSet<string> Layers = new(
        Operations.All.Where(static row => row.Effect is OperationEffect.Affine or OperationEffect.Lookup).SelectMany(static row => row.Modules), StringComparer.Ordinal);

    public bool Is(IOperation value) => Is(value, slot: -1, Depth);

    private bool Is(IOperation value, int slot, int depth)
    {
        if (depth == 0)
            return false;
        var source = visible.Source(value);
        if (visible.TakenFrom(source) is var (whole, taken))
            return Is(whole, taken, depth - 1);
        return source switch
        {
            ITupleOperation tuple => slot >= 0 && slot < tuple.Elements.Length && Is(tuple.Elements[slot], -1, depth - 1),
            IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: { } instance } => Is(instance, TupleSlots.IndexOf(field), depth - 1),
            _ when IsParameter(source) => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } binary => Is(binary.LeftOperand, -1, depth - 1) || Is(binary.RightOperand, -1, depth - 1),
            IUnaryOperation unary => Is(unary.Operand, -1, depth - 1),
            IPropertyReferenceOperation { Property: { IsIndexer: true } property, Instance: { } instance } =>
                TorchSymbols.IsTorchSharp(property.ContainingAssembly) && Is(instance, -1, depth - 1),
            IArrayElementReferenceOperation element => Is(element.ArrayReference, -1, depth - 1),
            IInvocationOperation call => IsResult(call, slot, depth),
            _ => false,
        };
    }

    private bool IsResult(IInvocationOperation call, int slot, int depth)
    {
        var method = call.TargetMethod;
        if (!TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return !method.IsVirtual && !GradientsOff.In(method) && AllReturned(method, slot, depth);
        if (Applications.IsName(method.Name) && call.Instance is { } applied)
            return IsAppliedLayer(applied, call, slot, depth);
        if (!FaultMembers.KeepingGradient.Contains(method.Name) || call.Arguments.Any(IsOtherType))
            return false;
        return call.Instance is { } instance ? Is(instance, -1, depth - 1) : call.Arguments.Length > 0 && Is(call.Arguments[0].Value, -1, depth - 1);
    }

    /// <summary><c>to(ScalarType.Int64)</c>: of whole numbers there is no gradient.</summary>
    private bool IsOtherType(IArgumentOperation argument) =>
        argument.Parameter?.Type is { Name: "ScalarType" } && (visible.EnumerationMember(argument.Value) is not { } member || !FloatingTypes.Has(member));

    private bool IsAppliedLayer(IOperation applied, IInvocationOperation call, int slot, int depth)
    {
        if (Conversions.Under(visible.Source(applied)).Type is not INamedTypeSymbol type)
            return false;
        if (TorchSymbols.ModuleNameOf(type) is { } name)
            return Layers.Contains(name) || (FunctionTable.IsChain(type) && HasLayer(applied)) || (FaultMembers.KeepingGradientLayers.Contains(name) && Is(call.Arguments[0].Value, -1, depth - 1));
        return ForwardOf(type, call.Arguments.Length) is { } forward && AllReturned(forward, slot, depth);
    }

    /// <summary>A chain whose steps can be seen, one of them a layer with weights: <c>Sequential(Linear(2, 1), Softplus())</c>.</summary>
    private bool HasLayer(IOperation chain) =>
        visible.Source(chain).Descendants().OfType<IInvocationOperation>().Any(static made => made.Type is { } type && TorchSymbols.ModuleNameOf(type) is { } name && Layers.Contains(name));

    private static IMethodSymbol? ForwardOf(INamedTypeSymbol type, int arity)
    {
        for (var current = type; current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly); current = current.BaseType)
        {
            if (current.GetMembers(Applications.Forward).OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride && method.Parameters.Length == arity) is { } forward)
                return forward;
        }

        return null;
    }

    private bool AllReturned(IMethodSymbol method, int slot, int depth)
    {
        var returned = visible.ReturnedBy(method);
        return returned.Count > 0 && returned.All(value => Is(value, slot, depth - 1));
    }

    /// <summary>A weight of the user's own: <c>private readonly Parameter log_variance</c>.</summary>
    private bool IsParameter(IOperation value) =>
        value.Type is { Name: "Parameter" } type && TorchSymbols.IsTorchSharp(type.ContainingAssembly)
        && !LibraryCall.ArgumentsOf(value).Any(argument => argument.Parameter?.Name == "requires_grad" && visible.Constant(argument.Value) is not { HasValue: true, Value: true });
}
