using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>An interpreter for each body that is asked for.</summary>
internal sealed class BodyInterpreters : IBodyInterpreter
{
    public Summary Body(SummaryFixpoint fixpoint, IMethodSymbol method, int depth) => new BodyInterpreter(fixpoint, method, depth).Body(method);

    public Value Given(SummaryFixpoint fixpoint, Value value, IMethodSymbol body, ValueList given) =>
        new Applier(fixpoint, Bounds.Depth, NullRecorder.Instance).Substitute(value, new Inputs(body, null, given, ValueMap.Empty));

    public Summary Initializer(SummaryFixpoint fixpoint, ISymbol member) => new BodyInterpreter(fixpoint, member, Bounds.Depth).Initializer();
}
