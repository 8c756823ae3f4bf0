using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Uses;

/// <summary>Splits the uses of a value into those that lead to the loss and those before which the activation is applied again.</summary>
internal sealed class MendingSearch
{
    private readonly UseGraph _graph;
    private readonly Contexts _contexts;
    private readonly Removal _removal;
    private readonly HashSet<UseNode> _wanted;
    private readonly HashSet<UseNode> _needed;
    private readonly HashSet<UseNode> _packed;

    public MendingSearch(UseGraph graph, Contexts contexts, Removal removal)
    {
        _graph = graph;
        _contexts = contexts;
        _removal = removal;
        _wanted = graph.ReachingWanted();
        _needed = graph.ReachingNeeded();
        _packed = Packed();
    }

    public Mending? Find()
    {
        if (_wanted.Count == 0 || _wanted.Any(IsInTheWay) || _packed.Any(IsTakenWhole))
            return null;
        var wrapped = _graph.Nodes.Where(IsFirstNeeded).ToList();
        return wrapped.TrueForAll(CanWrap)
            ? new Mending(
                TextsOf(wrapped, UseNodeKind.Expression), TextsOf(_wanted, UseNodeKind.Expression), TextsOf(_wanted, UseNodeKind.Result).ToList())
            : null;
    }

    /// <summary>
    /// Tuples and arrays with the value in them that lead to no loss, and the variables that they are taken apart into: nothing can be
    /// applied there, only to what is read from them.
    /// </summary>
    private HashSet<UseNode> Packed()
    {
        var packed = new HashSet<UseNode>(_graph.Nodes.Where(node => !_wanted.Contains(node) && IsPacked(node)));
        packed.UnionWith(packed.SelectMany(node => _graph.After(node)).Select(static step => step.Target)
            .Where(target => target.Kind == UseNodeKind.Variable && !_wanted.Contains(target)).ToList());
        return packed;
    }

    private bool IsPacked(UseNode node) =>
        node.Kind == UseNodeKind.Expression && _contexts.ValuesOf((SyntaxNode)node.Key).Any(_removal.ChangesPart);

    /// <summary>
    /// What a function returns is needed by callers outside the program, which nobody can mend; a value in the middle of an expression
    /// cannot be two things at once.
    /// </summary>
    private bool IsInTheWay(UseNode node) =>
        _graph.IsLost(node) || (node.Kind == UseNodeKind.Expression && (_graph.IsNeeded(node) || IsOutOfNowhere(node)));

    /// <summary>A value begins at a call: of the activation, or of a chain that ends in it. Elsewhere it came by a way that nobody followed.</summary>
    private bool IsOutOfNowhere(UseNode node) => node.Key is not InvocationExpressionSyntax && _graph.Before(node).Count == 0;

    private bool IsTakenWhole(UseNode node) =>
        _graph.IsLost(node) || _graph.IsNeeded(node)
        || (node.Kind == UseNodeKind.Expression && _graph.After(node).Any(static step => step.Target.Kind == UseNodeKind.Result));

    private bool IsFirstNeeded(UseNode node) =>
        node.Kind == UseNodeKind.Expression && _needed.Contains(node) && !_wanted.Contains(node) && !_packed.Contains(node)
        && (_graph.Before(node).Count == 0 || _graph.Before(node).Any(IsLeftAlone));

    private bool IsLeftAlone(UseNode node) => _wanted.Contains(node) || _packed.Contains(node);

    private bool CanWrap(UseNode node) =>
        _contexts.ValuesOf((SyntaxNode)node.Key).All(_removal.Covers) && IsReachedUnaltered(node, []) && !IsSource(node) && !IsOutOfNowhere(node);

    /// <summary>An activation whose own result is not known to go to the loss takes a way there that nobody followed.</summary>
    private bool IsSource(UseNode node) => _removal.Origins.Items.Any(origin => origin.Site == node.Key);

    /// <summary>Whether the activation commutes with every step that the value takes before it gets here.</summary>
    private bool IsReachedUnaltered(UseNode node, HashSet<UseNode> seen) =>
        _graph.Before(node).Where(IsLeftAlone).All(source =>
            _graph.After(source).Where(step => step.Target == node).All(static step => step.Commutes)
            && (!seen.Add(source) || IsReachedUnaltered(source, seen)));

    private static HashSet<SyntaxNode> TextsOf(IEnumerable<UseNode> nodes, UseNodeKind kind) =>
        new(nodes.Where(node => node.Kind == kind).Select(static node => (SyntaxNode)node.Key));
}
