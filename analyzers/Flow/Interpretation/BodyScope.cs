using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What the interpreter of one graph needs to know of the body around it.</summary>
/// <param name="Fixpoint">The question that this body helps to answer.</param>
/// <param name="Member">The member that all text of the body belongs to.</param>
/// <param name="Function">The method, lambda or local function; null in an initialiser that no constructor runs.</param>
/// <param name="Graph">Its graph.</param>
/// <param name="Parent">The body around a lambda or local function.</param>
/// <param name="Depth">Levels of calls left below this body.</param>
/// <param name="Containers">The containers of the whole member.</param>
internal sealed record BodyScope(
    SummaryFixpoint Fixpoint,
    ISymbol Member,
    IMethodSymbol? Function,
    ControlFlowGraph Graph,
    BodyScope? Parent,
    int Depth,
    ContainerSites Containers)
{
    public bool IsNested => Parent is not null;

    /// <summary>Whether something in it does not compile.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The local functions of this body and those around it that are being interpreted or have been.</summary>
    public Dictionary<ISymbol, Summary> NestedSummaries { get; } = Parent?.NestedSummaries ?? new(SymbolEqualityComparer.Default);

    public INamedTypeSymbol ContainingType => Member.ContainingType;

    /// <summary>Whether a local or parameter belongs to this body and not to one around it.</summary>
    public bool Owns(ISymbol variable) =>
        !IsNested || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, Function);

    /// <summary>The body that declares a local function, and so can give its graph.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol localFunction, CancellationToken cancellation)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Graph.LocalFunctions.Contains(localFunction, SymbolEqualityComparer.Default))
                return scope.Graph.GetLocalFunctionControlFlowGraph(localFunction, cancellation);
        }

        return null;
    }
}
