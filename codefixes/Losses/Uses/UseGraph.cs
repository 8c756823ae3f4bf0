using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Where the output of an activation goes, and what becomes of it there.</summary>
internal sealed class UseGraph
{
    private readonly Dictionary<UseNode, List<(UseNode Target, bool Commutes)>> _next = [];
    private readonly Dictionary<UseNode, List<UseNode>> _previous = [];
    private readonly HashSet<UseNode> _wanted = [];
    private readonly HashSet<UseNode> _needed = [];
    private readonly HashSet<UseNode> _repeated = [];
    private readonly HashSet<UseNode> _lost = [];

    public IEnumerable<UseNode> Nodes => _next.Keys;

    public bool Contains(UseNode node) => _next.ContainsKey(node);

    public void Add(UseNode node)
    {
        if (!_next.ContainsKey(node))
            _next.Add(node, []);
    }

    public void Add(UseNode from, UseNode to, bool commutes = true)
    {
        Add(from);
        Add(to);
        _next[from].Add((to, commutes));
        if (!_previous.TryGetValue(to, out var sources))
            _previous.Add(to, sources = []);
        sources.Add(from);
    }

    public void Add(UseNode node, Consumption consumption)
    {
        Add(node);
        if (consumption == Consumption.Wanted || consumption is Flows { IsWanted: true })
            _wanted.Add(node);
        if (consumption == Consumption.Needed)
            _needed.Add(node);
        if (consumption == Consumption.Repeated)
            _repeated.Add(node);
        if (consumption == Consumption.Lost)
            _lost.Add(node);
        if (consumption is Flows flows)
        {
            foreach (var target in flows.Targets)
                Add(node, target, flows.Commutes);
        }
    }

    public IReadOnlyList<UseNode> Before(UseNode node) => _previous.TryGetValue(node, out var sources) ? sources : [];

    public IEnumerable<(UseNode Target, bool Commutes)> After(UseNode node) => _next[node];

    /// <summary>Every node from which the value reaches a loss that wants it as the edit leaves it.</summary>
    public HashSet<UseNode> ReachingWanted() => Backwards(_wanted);

    /// <summary>Every node from which the value reaches code that takes it for what it was, or that cannot be followed.</summary>
    public HashSet<UseNode> ReachingNeeded() => Backwards(_needed.Concat(_repeated).Concat(_lost));

    /// <summary>Whether sigmoid or softmax is applied to the value anywhere.</summary>
    public bool HasRepeated => _repeated.Count > 0;

    public bool IsLost(UseNode node) => _lost.Contains(node);

    public bool IsNeeded(UseNode node) => _needed.Contains(node) || _repeated.Contains(node);

    /// <summary>Where sigmoid or softmax is applied to the value of a node, if that is all that becomes of it; else nothing.</summary>
    public IReadOnlyList<UseNode> RepeatedFrom(UseNode node)
    {
        var reached = Forwards([node]);
        return reached.Any(place => _needed.Contains(place) || _lost.Contains(place) || _wanted.Contains(place)) ? [] : [.. reached.Where(_repeated.Contains)];
    }

    /// <summary>What these nodes lead to, or null if a value of another way comes there, too.</summary>
    public UseGraph? PartFrom(IReadOnlyList<UseNode> starts)
    {
        var reached = Forwards(starts);
        if (reached.Except(starts).SelectMany(Before).Any(source => !reached.Contains(source)))
            return null;
        var part = new UseGraph();
        foreach (var node in reached)
        {
            part.Add(node);
            foreach (var (target, commutes) in _next[node])
                part.Add(node, target, commutes);
        }

        part._wanted.UnionWith(_wanted.Where(reached.Contains));
        part._needed.UnionWith(_needed.Where(reached.Contains));
        part._repeated.UnionWith(_repeated.Where(reached.Contains));
        part._lost.UnionWith(_lost.Where(reached.Contains));
        return part;
    }

    private HashSet<UseNode> Forwards(IEnumerable<UseNode> starts) => Reached(starts, node => _next[node].Select(static step => step.Target));

    private HashSet<UseNode> Backwards(IEnumerable<UseNode> ends) => Reached(ends, Before);

    private static HashSet<UseNode> Reached(IEnumerable<UseNode> from, Func<UseNode, IEnumerable<UseNode>> neighbours)
    {
        var reached = new HashSet<UseNode>(from);
        var pending = new Stack<UseNode>(reached);
        while (pending.Count > 0)
        {
            foreach (var neighbour in neighbours(pending.Pop()))
            {
                if (reached.Add(neighbour))
                    pending.Push(neighbour);
            }
        }

        return reached;
    }
}
