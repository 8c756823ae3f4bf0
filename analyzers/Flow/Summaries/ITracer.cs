using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>Is told the value of every operation, containers with their content, as often as it is evaluated; the last time counts.</summary>
internal interface ITracer
{
    void Evaluated(IOperation operation, Value value);

    /// <summary>A local function is called, with what it captures at this place.</summary>
    void Called(IOperation call, Closure function);
}
