using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Uses;

/// <summary>Where an activation must be applied again when it is taken away at its source, so that all results but the loss stay what they were.</summary>
/// <param name="Wrapped">The expressions to apply it to: the first places from which the value reaches no loss.</param>
/// <param name="Wanted">The expressions whose value reaches a loss that wants it without the activation.</param>
internal sealed record Mending(HashSet<SyntaxNode> Wrapped, HashSet<SyntaxNode> Wanted)
{
    /// <summary>The mending, or null if it cannot be shown to be complete.</summary>
    public static Mending? Of(ProgramTrace trace, Contexts contexts, Removal removal)
    {
        var graph = UseSurvey.Of(trace, contexts, removal);
        var wanted = graph.ReachingWanted();
        var needed = graph.ReachingNeeded();
        if (wanted.Count == 0 || wanted.Any(node => graph.IsLost(node) || IsNeededForItself(graph, node) || IsOutOfNowhere(node, graph)))
            return null;
        var wrapped = graph.Nodes.Where(node => IsFirstNeeded(node, graph, wanted, needed)).ToList();
        return wrapped.TrueForAll(node => CanWrap(node, graph, wanted, contexts, removal) && !IsSource(node, removal)) && !Escapes.Any(trace, contexts, removal, graph)
            ? new Mending(ExpressionsIn(wrapped), ExpressionsIn(wanted))
            : null;
    }

    /// <summary>What a function returns is needed by callers outside the program, which nobody can mend; a value in the middle of an expression is not.</summary>
    private static bool IsNeededForItself(UseGraph graph, UseNode node) =>
        node.Kind == UseNodeKind.Expression && graph.IsNeeded(node);

    /// <summary>A value begins at a call: of the activation, or of a chain that ends in it. Elsewhere it came by a way that nobody followed.</summary>
    private static bool IsOutOfNowhere(UseNode node, UseGraph graph) =>
        node is { Kind: UseNodeKind.Expression, Key: not InvocationExpressionSyntax } && graph.Before(node).Count == 0;

    private static bool IsFirstNeeded(UseNode node, UseGraph graph, HashSet<UseNode> wanted, HashSet<UseNode> needed) =>
        node.Kind == UseNodeKind.Expression && !wanted.Contains(node) && needed.Contains(node)
        && (graph.Before(node).Count == 0 || graph.Before(node).Any(wanted.Contains));

    private static bool CanWrap(UseNode node, UseGraph graph, HashSet<UseNode> wanted, Contexts contexts, Removal removal) =>
        contexts.ValuesOf((SyntaxNode)node.Key).All(removal.Covers) && IsReachedUnaltered(node, graph, wanted, []);

    /// <summary>An activation whose own result is not known to go to the loss takes a way there that nobody followed.</summary>
    private static bool IsSource(UseNode node, Removal removal) => removal.Origins.Items.Any(origin => origin.Site == node.Key);

    /// <summary>Whether the activation commutes with every step that the value takes before it gets here.</summary>
    private static bool IsReachedUnaltered(UseNode node, UseGraph graph, HashSet<UseNode> wanted, HashSet<UseNode> seen) =>
        graph.Before(node).Where(wanted.Contains).All(source =>
            graph.After(source).Where(step => step.Target == node).All(static step => step.Commutes)
            && (!seen.Add(source) || IsReachedUnaltered(source, graph, wanted, seen)));

    /// <summary>These keep the value that they have.</summary>
    public void Leave(IEnumerable<SyntaxNode> expressions) => Wrapped.ExceptWith(expressions);

    private static HashSet<SyntaxNode> ExpressionsIn(IEnumerable<UseNode> nodes) =>
        new(nodes.Where(static node => node.Kind == UseNodeKind.Expression).Select(static node => (SyntaxNode)node.Key));
}
