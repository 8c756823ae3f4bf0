using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What values of a type may hold: <c>record Batch(Tensor X, Tensor Y)</c> holds tensors, <c>class Agent { Net Policy; Optimizer Opt; }</c> models.</summary>
internal static class HeldTypes
{
    /// <summary>A tensor, or what is made of them; a model is none, whatever its weights are.</summary>
    public static bool HoldTensors(ITypeSymbol type, TorchSymbols symbols) => !HoldModels(type, symbols) && Hold(type, symbols.IsTensor);

    public static bool HoldModels(ITypeSymbol type, TorchSymbols symbols) => Hold(type, part => symbols.IsModule(part) || symbols.IsOptimizer(part));

    /// <summary>An activation or a loss of the library.</summary>
    public static bool IsStateless(ITypeSymbol? type)
    {
        var isOfLibrary = TorchSymbols.IsTorchSharp(type?.ContainingAssembly);
        for (; isOfLibrary && type is not null; type = type.BaseType)
        {
            if (RoundEvents.Stateless.Contains(type.Name))
                return true;
        }

        return false;
    }

    private static bool Hold(ITypeSymbol type, Func<ITypeSymbol, bool> isPart) =>
        PartsOf(type).Any(isPart) || (IsOfProgram(type) && type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).SelectMany(static field => PartsOf(field.Type)).Any(isPart));

    /// <summary>The type itself, its elements, its type arguments.</summary>
    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [type, array.ElementType],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(static slot => slot.Type),
        INamedTypeSymbol { IsGenericType: true } generic => [type, .. generic.TypeArguments],
        _ => [type],
    };

    private static bool IsOfProgram(ITypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty;
}
