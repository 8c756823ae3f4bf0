using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Splits the uses of a value into those that lead to the loss and those before which the activation is applied again.</summary>
internal sealed class MendingSearch
{
    private readonly UseGraph _graph;
    private readonly ProgramTrace _trace;
    private readonly Contexts _contexts;
    private readonly Removal _removal;
    private readonly HashSet<UseNode> _wanted;
    private readonly HashSet<UseNode> _needed;
    private readonly HashSet<UseNode> _bare;

    public MendingSearch(UseGraph graph, ProgramTrace trace, Contexts contexts, Removal removal)
    {
        _graph = graph;
        _trace = trace;
        _contexts = contexts;
        _removal = removal;
        _wanted = graph.ReachingWanted();
        _needed = graph.ReachingNeeded();
        _bare = Bare();
    }

    /// <param name="leavesRepeated">Whether the activation is not applied again where the value is put through sigmoid or softmax anyway.</param>
    public Mending? Find(bool leavesRepeated)
    {
        if (_wanted.Count == 0 || _wanted.Any(IsInTheWay) || _bare.Any(node => !_wanted.Contains(node) && (IsTakenWhole(node) || IsMixed(node))))
            return null;
        var wrapped = _graph.Nodes.Where(IsFirstNeeded).ToList();
        var repeated = leavesRepeated ? wrapped.Select(_graph.RepeatedFrom).ToList() : [];
        wrapped = leavesRepeated ? [.. wrapped.Where((_, place) => repeated[place].Count == 0)] : wrapped;
        return wrapped.TrueForAll(CanWrap)
            ? new Mending(
                TextsOf(wrapped, UseNodeKind.Expression), TextsOf(_wanted, UseNodeKind.Expression), TextsOf(_wanted, UseNodeKind.Result).ToList())
            {
                Repeated = [.. repeated.SelectMany(static places => places).Select(static place => place.Key).OfType<SyntaxNode>().Distinct()],
            }
            : null;
    }

    /// <summary>
    /// What is left without the activation: all that leads to the loss, and where nothing can be applied, only to what is read from there.
    /// That is a tuple or array with the value in it, a task, and a variable that got the value on its way to the loss, as in <c>loss(p = sigmoid(z), y)</c>.
    /// </summary>
    private HashSet<UseNode> Bare()
    {
        var bare = new HashSet<UseNode>(_wanted);
        var pending = new Stack<UseNode>(bare);
        while (pending.Count > 0)
        {
            foreach (var (target, _) in _graph.After(pending.Pop()))
            {
                if ((target.Kind != UseNodeKind.Expression || IsPacked(target) || !IsTensor(target)) && bare.Add(target))
                    pending.Push(target);
            }
        }

        return bare;
    }

    /// <summary>A tuple or array that is not bare holds what the activation was applied to before: <c>cat(new[] { p, q })</c>.</summary>
    private bool IsPacked(UseNode node) =>
        node.Kind == UseNodeKind.Expression && _contexts.ValuesOf((SyntaxNode)node.Key).Any(_removal.ChangesPart);

    /// <summary>
    /// What a function returns is needed by callers outside the program, which nobody can mend; a value in the middle of an expression
    /// cannot be two things at once.
    /// </summary>
    private bool IsInTheWay(UseNode node) =>
        _graph.IsLost(node) || (node.Kind == UseNodeKind.Expression && (_graph.IsNeeded(node) || IsOutOfNowhere(node)));

    /// <summary>A value begins at a call: of the activation, or of a chain that ends in it. Elsewhere it came by a way that nobody followed.</summary>
    private bool IsOutOfNowhere(UseNode node) => _graph.Before(node).Count == 0 && !(node.Key is InvocationExpressionSyntax call && MayBegin(call));

    /// <summary>What joins the elements of a list, or picks some, has its value from elsewhere.</summary>
    private bool MayBegin(InvocationExpressionSyntax call) =>
        _trace.ModelOf(call).GetSymbolInfo(call, _trace.Cancellation).Symbol is not IMethodSymbol method
        || _trace.Flow.Library.Of(method).Function is null or ActivationFunction or LogFunction or AffineFunction;

    private bool IsTakenWhole(UseNode node) =>
        _graph.IsLost(node) || _graph.IsNeeded(node)
        || (node.Kind == UseNodeKind.Expression && _graph.After(node).Any(static step => step.Target.Kind == UseNodeKind.Result));

    private bool IsFirstNeeded(UseNode node) =>
        node.Kind == UseNodeKind.Expression && _needed.Contains(node) && !_bare.Contains(node) && !IsPacked(node)
        && (_graph.Before(node).Count == 0 || _graph.Before(node).Any(_bare.Contains));

    /// <summary>Whether the value comes here in both states, so that applying the activation here would apply it twice to one of them.</summary>
    private bool IsMixed(UseNode node) => _graph.Before(node).Any(_bare.Contains) && !_graph.Before(node).All(_bare.Contains);

    private bool CanWrap(UseNode node) =>
        _contexts.ValuesOf((SyntaxNode)node.Key).All(_removal.Covers) && !IsMixed(node) && IsReachedUnaltered(node, []) && !IsSource(node) && !IsOutOfNowhere(node) && IsTensor(node);

    /// <summary>An activation whose own result is not known to go to the loss takes a way there that nobody followed.</summary>
    private bool IsSource(UseNode node) => _removal.Origins.Items.Any(origin => origin.Site.Node == node.Key);

    /// <summary>A task is no tensor yet; what is awaited is one.</summary>
    private bool IsTensor(UseNode node) =>
        _trace.ModelOf((SyntaxNode)node.Key).GetTypeInfo((SyntaxNode)node.Key, _trace.Cancellation).Type is not { Name: "Task" or "ValueTask" };

    /// <summary>Whether the activation commutes with every step that the value takes before it gets here.</summary>
    private bool IsReachedUnaltered(UseNode node, HashSet<UseNode> seen) =>
        _graph.Before(node).Where(_bare.Contains).All(source =>
            _graph.After(source).Where(step => step.Target == node).All(static step => step.Commutes)
            && (!seen.Add(source) || IsReachedUnaltered(source, seen)));

    private static HashSet<SyntaxNode> TextsOf(IEnumerable<UseNode> nodes, UseNodeKind kind) =>
        new(nodes.Where(node => node.Kind == kind).Select(static node => (SyntaxNode)node.Key));
}
