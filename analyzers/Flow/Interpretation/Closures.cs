using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What makes delegates: <c>z =&gt; squash(z)</c>, a local function, <c>trainer.Step</c>.</summary>
internal sealed class Closures(BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter)
{
    /// <summary>A delegate of a method.</summary>
    public Value Reference(IMethodReferenceOperation reference, State state)
    {
        var target = reference.Instance is null ? null : interpreter.Evaluate(reference.Instance, state);
        var method = reference.Method;
        if (method.MethodKind == MethodKind.LocalFunction)
            return Decided(HandedOut(CloseLocal(method, state)));
        if (scope.Fixpoint.Analysis.Library.Of(method).IsApplication && target is not null)
            return state.HandOn(target);
        // Func<Layer, object> hook = net.Hook; Func<Image> redden = p.Redden_;: whoever has it changes the object whenever he likes.
        if (target is not null && scope.Fixpoint.Analysis.Library.Of(method) is { Overwrites: true } or { ReplacesResults: true })
        {
            record.Overwritten(target!);
            record.ApplyChanges(state);
        }

        if (target is null && scope.Fixpoint.Analysis.Library.Of(method) is { Function: { IsObserved: false } function } model)
            return new LibraryObject(function with { OverwritesInput = model.Overwrites || model.OverwritesIfAsked >= 0 }, OrderedSet<Creation>.Of(new Creation(reference.Syntax, scope.Member) { IsDelegate = true }));
        return new MethodValue(method, target is null ? null : state.HandOn(target)) { IsDirect = !reference.IsVirtual || reference.Instance?.Syntax is BaseExpressionSyntax };
    }

    /// <summary>A lambda, with what it captures here.</summary>
    public Value Close(IFlowAnonymousFunctionOperation function, State state)
    {
        var summary = Nested(function.Symbol, () => scope.Graph.GetAnonymousFunctionControlFlowGraph(function, scope.Fixpoint.Cancellation), function.Syntax);
        return Decided(HandedOut(Closed(function.Symbol, summary, state)));
    }

    /// <summary><c>var later = Task.Run(() => f = Identity());</c> writes <c>f</c> at any time from now on.</summary>
    private Closure HandedOut(Closure closure)
    {
        foreach (var written in closure.Summary.Writes.Entries)
            scope.Containers.WriteLater(written.Key);
        return closure;
    }

    /// <summary>A local function, with what it captures here.</summary>
    public Closure CloseLocal(IMethodSymbol function, State state)
    {
        var definition = function.OriginalDefinition;
        var summary = interpreter.IsUncertain(definition) ? Summary.Opaque : Nested(definition, () => scope.GraphOf(definition, scope.Fixpoint.Cancellation), definition.DeclaringSyntaxReferences[0].GetSyntax());
        return Closed(definition, summary, state);
    }

    /// <summary>The summary of a nested function; while it is being made, its own calls of itself are unknown.</summary>
    private Summary Nested(IMethodSymbol function, Func<ControlFlowGraph?> graph, SyntaxNode root)
    {
        if (!scope.NestedSummaries.TryGetValue(function, out var summary))
        {
            scope.NestedSummaries[function] = Summary.Opaque;
            scope.NestedSummaries[function] = summary = graph() is { } found
                ? NestedFunctions.Interpret(scope with { Function = function, Graph = found, Parent = scope }, root)
                : Summary.Opaque;
        }

        record.Include(summary);
        return summary;
    }

    private Closure Closed(IMethodSymbol function, Summary summary, State state)
    {
        var captures = ValueMap.Of(
            from captured in NestedFunctions.CapturedBy(function, summary)
            select new KeyValuePair<ISymbol, Value>(captured, interpreter.Capture(captured, state)));
        return new Closure(function, summary, captures, summary.MentionsReceiver ? new Receiver(scope.ContainingType) : null);
    }

    /// <summary>What a delegate does with what it captures is decided where it is made, whoever calls it later.</summary>
    private Value Decided(Closure closure)
    {
        applier.Close(
            closure.Summary,
            new Inputs(closure.Function, closure.Target, ValueList.Empty, closure.Captures),
            CallPlace.At(closure.Function.DeclaringSyntaxReferences[0].GetSyntax()));
        return (closure with { IsDecided = true }).Bounded();
    }
}
