using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Under which names the functions of a program run that go backward themselves.</summary>
internal static class BackwardFunctions
{
    private static readonly ConditionalWeakTable<SyntaxTree, ISet<string>> ByTree = new();
    private static readonly ConditionalWeakTable<FlowAnalysis, ISet<string>> ByProgram = new();
    /// <summary>The calls of <c>backward</c> in a document.</summary>
    public static readonly CallsByName Backwards = new([Gradients.Backward]);

    /// <summary>The names, and <c>backward</c> itself: a call of another name does not run code in which it is written.</summary>
    public static ISet<string> NamesIn(FlowAnalysis flow, CancellationToken cancellation)
    {
        if (ByProgram.TryGetValue(flow, out var known))
            return known;
        var names = new HashSet<string>(StringComparer.Ordinal) { Gradients.Backward };
        foreach (var tree in flow.Index.TreesMentioning(Gradients.Backward, cancellation))
            names.UnionWith(NamesIn(tree, cancellation));
        return ByProgram.GetValue(flow, _ => names);
    }

    private static ISet<string> NamesIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (ByTree.TryGetValue(tree, out var known))
            return known;
        var names = new HashSet<string>(Backwards.In(tree, cancellation).Select(CallerNames.Of).OfType<string>(), StringComparer.Ordinal);
        return ByTree.GetValue(tree, _ => names);
    }
}
