using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>An interpreter for each body that is asked for.</summary>
internal sealed class BodyInterpreters : IBodyInterpreter
{
    public Summary Body(SummaryFixpoint fixpoint, IMethodSymbol method, int depth) => new BodyInterpreter(fixpoint, method, depth).Body(method);

    public Summary Initializer(SummaryFixpoint fixpoint, ISymbol member) => new BodyInterpreter(fixpoint, member, Bounds.Depth).Initializer();
}
