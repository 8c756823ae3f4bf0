using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>Makes the summaries that are asked for, and asks back for those of what is called.</summary>
internal interface IBodyInterpreter
{
    /// <summary>The summary of a method, constructor or accessor, looking through so many levels of calls below it.</summary>
    Summary Body(SummaryFixpoint fixpoint, IMethodSymbol method, int depth);

    /// <summary>The summary of a field's or property's initialiser; it returns what it initialises the member with.</summary>
    Summary Initializer(SummaryFixpoint fixpoint, ISymbol member);
}
