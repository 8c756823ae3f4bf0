using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>Makes the summaries that are asked for, and asks back for those of what is called.</summary>
internal interface IBodyInterpreter
{
    /// <summary>The summary of a method, constructor or accessor, looking through so many levels of calls below it.</summary>
    Summary Body(SummaryFixpoint fixpoint, IMethodSymbol method, int depth);

    /// <summary>A value of a body, for a caller who gives this to its parameters.</summary>
    Value Given(SummaryFixpoint fixpoint, Value value, IMethodSymbol body, ValueList given);

    /// <summary>The summary of a field's or property's initialiser; it returns what it initialises the member with.</summary>
    Summary Initializer(SummaryFixpoint fixpoint, ISymbol member);
}
