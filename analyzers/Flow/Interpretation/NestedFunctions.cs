using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Lambdas and local functions: interpreted by themselves, in terms of their parameters and of what they capture.</summary>
internal static class NestedFunctions
{
    public static Summary Interpret(BodyScope scope, SyntaxNode root)
    {
        var record = new BodyRecord(scope.Fixpoint.Analysis.Library);
        record.BeginGraph(scope.Graph);
        var walk = new GraphFixpoint(scope.Graph, new BlockInterpreter(scope, record, root), scope.Fixpoint.Cancellation);
        return walk.Run(scope.Function is { } function ? State.Entering(function, scope.Containers) : new State(scope.Containers)) ? record.ToSummary(walk.Exit, ValueMap.Empty, 0) : Summary.Opaque;
    }

    /// <summary>The outer variables that what a nested function returns or does depends on.</summary>
    public static IEnumerable<ISymbol> CapturedBy(IMethodSymbol function, Summary summary)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Collect(summary.Returns, found);
        foreach (var use in summary.Uses)
        {
            Collect(use.Function, found);
            foreach (var argument in use.Arguments)
                Collect(argument, found);
        }

        // A parameter of the function itself is changed or kept, too, and is no variable of the body around.
        found.UnionWith(summary.Changed.Union(summary.Kept).Union(summary.MayGive).Where(symbol => symbol is ILocalSymbol
            || (symbol is IParameterSymbol && !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function))));
        return found.OrderBy(static symbol => symbol.Name, StringComparer.Ordinal);
    }

    private static void Collect(Value value, HashSet<ISymbol> found)
    {
        foreach (var captured in value.Within(Contents.Input).OfType<Captured>())
            found.Add(captured.Symbol);
    }

    /// <summary>Whether a value leads to the object that the member runs on.</summary>
    public static bool MentionsReceiver(Value value) => value.Within(Contents.Input).Any(static part => part is Receiver);
}
