using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>Which functions with source a call runs, and with what.</summary>
internal sealed class Callees(SummaryFixpoint evaluation)
{
    public IEnumerable<Inputs> Of(IMethodSymbol method, Value? target, ValueList arguments)
    {
        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction || (evaluation.Analysis.Library.Of(method).IsApplication && target is not null))
            return target is null ? [] : OfFunction(target, arguments);
        return evaluation.HasSource(method.ContainingType) ? OfSource(method, target, arguments) : [];
    }

    public IEnumerable<Inputs> OfConstructor(IMethodSymbol constructor, ValueList arguments) =>
        evaluation.HasSource(constructor.ContainingType)
            ? [new Inputs(constructor, new Instance(constructor.ContainingType, ValueMap.Empty), arguments, ValueMap.Empty)]
            : [];

    private IEnumerable<Inputs> OfFunction(Value function, ValueList arguments) => function switch
    {
        Closure closure => [new Inputs(closure.Function, closure.Target, arguments, closure.Captures)],
        MethodValue method => Of(method.Method, method.Target, arguments),
        Instance instance when evaluation.Analysis.Library.ApplicationOf(instance.Type, arguments.Count) is { } method =>
            [new Inputs(method, instance, arguments, ValueMap.Empty)],
        Symbolic symbolic when Dispatch.ClassOf(symbolic.Type) is { } known
            && evaluation.Analysis.Library.ApplicationOf(known, arguments.Count) is { } method => OfSource(method, symbolic, arguments),
        _ => [],
    };

    private IEnumerable<Inputs> OfSource(IMethodSymbol method, Value? target, ValueList arguments)
    {
        if (!Dispatch.IsDispatched(method))
            return [new Inputs(method, target, arguments, ValueMap.Empty)];
        if (target is Instance instance)
        {
            return TypeHierarchy.Implementation(method, instance.Type) is { } implementation
                ? [new Inputs(implementation, target, arguments, ValueMap.Empty)]
                : [];
        }

        return Dispatch.Candidates(method, target, evaluation)
            .Select(candidate => new Inputs(candidate, target, arguments, ValueMap.Empty));
    }
}
