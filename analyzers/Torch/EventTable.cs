using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch;

/// <summary>Which calls are events, by the table.</summary>
internal sealed class EventTable(TorchSymbols symbols, TorchLibrary library)
{
    /// <summary>The event that a call is. A method of the program is one where it overrides the library's: <c>forward</c>, <c>step</c>.</summary>
    public int? Of(IMethodSymbol method, ValueList arguments)
    {
        var current = method;
        while (current is not null && !TorchSymbols.IsTorchSharp(current.ContainingAssembly))
            current = current.OverriddenMethod;
        if (current is null)
            return MayFree(method) ? RoundEvents.Freed : null;
        if (library.Of(current).IsApplication)
            return RoundEvents.Forward;
        if (current.Name == RoundEvents.StepName)
            return symbols.IsOptimizer(current.ContainingType) ? RoundEvents.Step : null;
        return symbols.SpellingOf(current.AssociatedSymbol ?? current) is { } spelling ? Of(spelling, arguments) : null;
    }

    /// <summary>What is freed where a <c>using</c> ends: a tensor, or what may be a scope. A grad mode frees nothing, <c>using var log = new StreamWriter(…)</c> no tensor, and of a scope the opening says enough.</summary>
    public Kinds OfDispose(IOperation resource) => Conversions.Under(resource) switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => OfDispose(choice.WhenTrue) | OfDispose(otherwise),
        { ConstantValue: { HasValue: true, Value: null } } => Kinds.None,
        IInvocationOperation call when TorchSymbols.IsTorchSharp(call.TargetMethod.ContainingAssembly) && !symbols.IsTensor(call.Type) => Kinds.None,
        { Type: { } type } => MayFree(type) ? Kinds.Of(RoundEvents.Freed) : Kinds.None,
        _ => Kinds.Of(RoundEvents.Freed),
    };

    private static int? Of(string spelling, ValueList arguments) => spelling switch
    {
        RoundEvents.SetGradients => arguments is [Constant { Literal: bool isOn }] ? isOn ? RoundEvents.GradientsOn : RoundEvents.GradientsOff : null,
        RoundEvents.SetTraining => arguments is [Constant { Literal: false }] ? RoundEvents.Eval : null,
        _ => RoundEvents.BySpelling.TryGetValue(spelling, out var kind) ? kind : null,
    };

    /// <summary><c>GC.Collect()</c>; or <c>IDisposable one; one.Dispose()</c>, which may be a tensor.</summary>
    private static bool MayFree(IMethodSymbol method) =>
        method.ContainingType is { ContainingNamespace.Name: "System" } type
        && (method.Name, type.Name) is ("Collect", RoundEvents.CollectorClass) or (nameof(IDisposable.Dispose), nameof(IDisposable)) or ("DisposeAsync", "IAsyncDisposable");

    private bool MayFree(ITypeSymbol type) =>
        symbols.IsTensor(type) || type.Name == nameof(IDisposable) || type.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic
        || SymbolEqualityComparer.Default.Equals(type, symbols.DisposeScope)
        || !TorchSymbols.IsKnown(type.ContainingAssembly);
}
