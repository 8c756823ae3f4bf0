namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>The blocks of a body, what happens in each, and how one leads to another. The first is the entry, the last the exit.</summary>
/// <typeparam name="T">What is said of a stretch of the program.</typeparam>
internal sealed class EventGraph<T>(int blocks)
    where T : IEvents<T>
{
    private readonly List<T>[] _happenings = [.. Enumerable.Range(0, blocks).Select(static _ => new List<T>())];
    private readonly List<Edge>[] _edges = [.. Enumerable.Range(0, blocks).Select(static _ => new List<Edge>())];
    private readonly List<int>[] _handlers = [.. Enumerable.Range(0, blocks).Select(static _ => new List<int>())];

    public int Count => blocks;

    public int Exit => blocks - 1;

    /// <summary>What happens in a block, in order.</summary>
    public List<T> In(int block) => _happenings[block];

    /// <summary>The branches that leave a block.</summary>
    public List<Edge> From(int block) => _edges[block];

    /// <summary>The handlers that an exception reaches, which may come before and after everything that happens in a block.</summary>
    public List<int> Handlers(int block) => _handlers[block];

    /// <summary>A branch, and what happens on it: a <c>using</c> ends, a <c>finally</c> runs.</summary>
    internal sealed record Edge(int To, T? OnTheWay);
}
