namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>
/// The order of what is on record for a body, without a second look at its code: what it does from its entry to its regular end, what has happened before each place,
/// and what one round of each loop does.
/// </summary>
/// <typeparam name="T">What is said of a stretch of the program.</typeparam>
/// <param name="graph">The blocks with what happens in them.</param>
/// <param name="nothing">Where nothing has happened yet.</param>
internal sealed class EventFlow<T>(EventGraph<T> graph, T nothing)
    where T : class, IEvents<T>
{
    private T?[]? _entries;
    private ILookup<int, int>? _leading;

    /// <summary>What the body does on the ways to its regular end; null if none leads there.</summary>
    public T? AtExit => Entries[graph.Exit];

    /// <summary>What has happened at the entry of each block; null where no way leads.</summary>
    private T?[] Entries => _entries ??= Run(0, isRound: false, static _ => true, static (_, _) => { });

    /// <summary>What has happened since the entry, before a happening of a block; null if no way leads to it.</summary>
    public T? Before(int block, int happening) =>
        Entries[block] is { } entry ? graph.In(block).Take(happening).Aggregate(entry, static (before, next) => before.Then(next)) : null;

    /// <summary>The loops, each with what one round of it does: the innermost ones first.</summary>
    public IReadOnlyList<Cycle> Cycles()
    {
        var bodies = new SortedDictionary<int, HashSet<int>>();
        for (var block = 0; block < graph.Count; block++)
        {
            foreach (var edge in graph.From(block).Where(edge => edge.To <= block && Entries[block] is not null))
            {
                if (!bodies.TryGetValue(edge.To, out var body))
                    bodies.Add(edge.To, body = [edge.To]);
                AddWhatLeadsTo(block, body);
            }
        }

        return [.. bodies.OrderBy(static loop => loop.Value.Count).Select(loop => new Cycle(loop.Key, loop.Value, RoundOf(loop.Key, loop.Value)))];
    }

    /// <summary>From where each block is reached.</summary>
    private ILookup<int, int> LeadingTo => _leading ??= Enumerable.Range(0, graph.Count)
        .SelectMany(from => graph.From(from).Select(static edge => edge.To).Concat(graph.Handlers(from)).Select(to => (From: from, To: to)))
        .ToLookup(static edge => edge.To, static edge => edge.From);

    private T RoundOf(int head, HashSet<int> body)
    {
        T? round = null;
        Run(head, isRound: true, body.Contains, (block, done) => round = block == head ? Joined(round, done) : round);
        return round ?? nothing;
    }

    private void AddWhatLeadsTo(int block, HashSet<int> body)
    {
        var waiting = new Stack<int>();
        waiting.Push(block);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (!body.Add(next))
                continue;
            foreach (var from in LeadingTo[next])
                waiting.Push(from);
        }
    }

    /// <summary>Forward from a block, among some blocks, until nothing changes. What comes back to the start of a round is told, and goes no further.</summary>
    private T?[] Run(int start, bool isRound, Func<int, bool> isInside, Action<int, T> arrive)
    {
        var entries = new T?[graph.Count];
        var waiting = new SortedSet<int> { start };
        entries[start] = nothing;
        while (waiting.Count > 0)
        {
            var block = waiting.Min;
            waiting.Remove(block);
            var done = entries[block]!;
            Raise(block, done);
            foreach (var happening in graph.In(block))
            {
                done = done.Then(happening);
                Raise(block, done);
            }

            foreach (var edge in graph.From(block))
                Enter(edge.To, edge.OnTheWay is { } way ? done.Then(way) : done);
        }

        return entries;

        void Raise(int block, T done)
        {
            foreach (var handler in graph.Handlers(block))
                Enter(handler, done);
        }

        void Enter(int block, T done)
        {
            arrive(block, done);
            if (!isInside(block) || (isRound && block == start))
                return;
            var joined = Joined(entries[block], done);
            if (joined.Equals(entries[block]!))
                return;
            entries[block] = joined;
            waiting.Add(block);
        }
    }

    private static T Joined(T? one, T other) => one is null ? other : one.Or(other);

    /// <summary>A loop.</summary>
    /// <param name="Head">The block that every round begins with.</param>
    /// <param name="Blocks">Its blocks.</param>
    /// <param name="Round">What one round does, from the head of the loop back to it.</param>
    internal sealed record Cycle(int Head, IReadOnlyCollection<int> Blocks, T Round);
}
