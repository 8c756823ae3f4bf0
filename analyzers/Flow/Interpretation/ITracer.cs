using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Is told the value of every operation, as often as it is evaluated; the last time counts.</summary>
internal interface ITracer
{
    void Evaluated(IOperation operation, Value value);
}
