using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Takes down which events of the library a call is; what a body of the program does when it is called, <see cref="Applier"/> takes down.</summary>
internal sealed class CallEvents(BodyScope scope, BodyRecord record, Applier applier)
{
    public void Happen(Call call)
    {
        var library = scope.Fixpoint.Analysis.Library;
        // What a using calls at its end is asked for where it is opened.
        if (!call.Operation.IsImplicit && library.EventOf(call.Method, call.Arguments) is { } kind)
            record.Happened(new Happening(call.Operation.Syntax, Traces<Value>.OfAll(kind)));
        if (scope.Fixpoint.HasSource(call.Method.ContainingType))
            return;
        foreach (var given in call.Arguments)
            MayRun(given, call.Operation.Syntax);
    }

    /// <summary>Anything may happen here.</summary>
    public void Anything(SyntaxNode place) => record.Happened(new Happening(place, Traces<Value>.Anything));

    /// <summary><c>Task.Run(() => …)</c>: whoever is given a function of the program may run it.</summary>
    private void MayRun(Value given, SyntaxNode place)
    {
        var summary = given switch
        {
            Closure closure => closure.Summary,
            MethodValue { Method: var method } when scope.Fixpoint.HasSource(method.ContainingType) => applier.SummaryOf(method),
            _ => null,
        };
        if (summary is not null)
            record.Happened(new Happening(place, Traces<Value>.Maybe(summary.Events.Rest.MayOrPerhaps)));
    }
}
