using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Which calls are losses of the library. Each gives a new tensor, whatever it is given.</summary>
internal static class LossFunctions
{
    private const string Functional = "functional";

    public static bool IsLoss(IInvocationOperation call, FlowAnalysis flow)
    {
        var method = call.TargetMethod;
        if (!TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return false;
        return (method is { IsStatic: true, ContainingType.Name: Functional } && LossReports.Functions.Any(method.Name.Contains))
            || (flow.Library.Of(method).IsApplication && call.Instance is { } module && IsLossClass(Conversions.Under(module).Type));
    }

    /// <summary>Whether a loss visibly is the mean over the rows that it is given.</summary>
    public static bool IsMean(IInvocationOperation loss, VisibleValues visible)
    {
        var asked = loss.TargetMethod.IsStatic ? loss : loss.Instance is { } module ? visible.Source(module) : null;
        return asked is not null && LibraryCall.ArgumentsOf(asked).FirstOrDefault(static argument => argument.Parameter?.Name == LossReports.Reduction) is { } reduction
            && (reduction.ArgumentKind == ArgumentKind.DefaultValue ? DefaultOf(reduction.Parameter!) : visible.EnumerationMember(reduction.Value)) == LossReports.Mean;
    }

    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.Type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, parameter.ExplicitDefaultValue))?.Name;

    private static bool IsLossClass(ITypeSymbol? type) => type is not null
        && (TorchSymbols.ModuleNameOf(type)?.EndsWith(LossReports.ClassEnd, StringComparison.Ordinal) == true || (type.Name == LossReports.ClassEnd && TorchSymbols.IsTorchSharp(type.ContainingAssembly)));
}
