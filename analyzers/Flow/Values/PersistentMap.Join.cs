namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// The join of two maps. What the two share is the same object in both, and is not looked at: two paths that part and meet again join in the time
/// of what they have changed, however much they know.
/// </summary>
internal sealed partial class PersistentMap<TKey, TValue>
{
    /// <summary>What becomes of an entry; a value is null where a map has no such entry, and the result null if it is to be left out.</summary>
    public delegate TValue? JoinEntry(TKey key, TValue? mine, TValue? theirs);

    /// <summary>Joins entry by entry. This very map if nothing changes; entries that are the same object in both are kept unasked.</summary>
    public PersistentMap<TKey, TValue> JoinWith(PersistentMap<TKey, TValue> other, JoinEntry join)
    {
        var count = Count;
        var root = Join(_root, other._root, join, ref count);
        return ReferenceEquals(root, _root) ? this : new(_comparer, root, count);
    }

    private Node? Join(Node? mine, Node? theirs, JoinEntry join, ref int count)
    {
        if (ReferenceEquals(mine, theirs))
            return mine;
        if (mine is null)
            return JoinOne(theirs!, isMine: false, join, ref count);
        if (theirs is null)
            return JoinOne(mine, isMine: true, join, ref count);
        if (mine.Hash == theirs.Hash)
        {
            var (left, right) = JoinSides(mine.Left, theirs.Left, mine.Right, theirs.Right, join, ref count);
            var rebuilt = Rebuilt(mine, JoinSame(mine, theirs, join, ref count), left, right);
            return !ReferenceEquals(rebuilt, mine) && IsJust(theirs, rebuilt) ? theirs : rebuilt;
        }

        if (mine.Priority > theirs.Priority)
        {
            var (smaller, larger) = Split(theirs, mine.Hash);
            var (left, right) = JoinSides(mine.Left, smaller, mine.Right, larger, join, ref count);
            return Rebuilt(mine, JoinSame(mine, null, join, ref count), left, right);
        }
        else
        {
            var (smaller, larger) = Split(mine, theirs.Hash);
            var (left, right) = JoinSides(smaller, theirs.Left, larger, theirs.Right, join, ref count);
            return Rebuilt(theirs, JoinSame(null, theirs, join, ref count), left, right);
        }
    }

    private (Node? Left, Node? Right) JoinSides(Node? left, Node? otherLeft, Node? right, Node? otherRight, JoinEntry join, ref int count)
    {
        var joined = Join(left, otherLeft, join, ref count);
        return (joined, Join(right, otherRight, join, ref count));
    }

    /// <summary>What becomes of entries that only one of the maps has.</summary>
    private Node? JoinOne(Node node, bool isMine, JoinEntry join, ref int count)
    {
        var left = node.Left is null ? null : JoinOne(node.Left, isMine, join, ref count);
        var entries = isMine ? JoinSame(node, null, join, ref count) : JoinSame(null, node, join, ref count);
        var right = node.Right is null ? null : JoinOne(node.Right, isMine, join, ref count);
        return Rebuilt(node, entries, left, right);
    }

    /// <summary>The entries of one hash: the chain of one of the two if it stays as it is.</summary>
    private Node? JoinSame(Node? mine, Node? theirs, JoinEntry join, ref int count)
    {
        Node? joined = null;
        var (mineStays, theirsStay) = (mine is not null, mine is null);
        for (var node = mine; node is not null; node = node.SameHash)
        {
            var other = ValueIn(theirs, node.Key);
            var value = ReferenceEquals(node.Value, other) ? other : join(node.Key, node.Value, other);
            if (value is null)
                count--;
            mineStays &= value is not null && value.Equals(node.Value);
            joined = value is null ? joined : Chained(joined, node, value);
        }

        for (var node = theirs; node is not null; node = node.SameHash)
        {
            if (ValueIn(mine, node.Key) is not null)
                continue;
            var value = join(node.Key, null, node.Value);
            if (value is not null)
                count++;
            mineStays &= value is null;
            theirsStay &= ReferenceEquals(value, node.Value);
            joined = value is null ? joined : Chained(joined, node, value);
        }

        return mineStays ? mine : theirsStay ? theirs : joined;
    }

    private TValue? ValueIn(Node? chain, TKey key)
    {
        for (var node = chain; node is not null; node = node.SameHash)
        {
            if (_comparer.Equals(node.Key, key))
                return node.Value;
        }

        return null;
    }

    private static Node Chained(Node? chain, Node entry, TValue value) => new(entry.Hash, entry.Key, value, null, null, chain);

    /// <summary>A node with these entries and sides: the old one if it is just that.</summary>
    private static Node? Rebuilt(Node old, Node? entries, Node? left, Node? right) =>
        entries is null ? Concatenated(left, right)
        : ReferenceEquals(entries, old) && ReferenceEquals(left, old.Left) && ReferenceEquals(right, old.Right) ? old
        : entries.With(left, right);

    /// <summary>Whether a node is another in all it holds: with the other in its place, the next join has less to look at.</summary>
    private static bool IsJust(Node node, Node? other) =>
        other is { SameHash: null } && node.SameHash is null && ReferenceEquals(node.Key, other.Key) && ReferenceEquals(node.Value, other.Value)
        && ReferenceEquals(node.Left, other.Left) && ReferenceEquals(node.Right, other.Right);

    private static (Node? Smaller, Node? Larger) Split(Node? node, int hash)
    {
        if (node is null)
            return (null, null);
        if (node.Hash == hash)
            return (node.Left, node.Right);
        if (hash < node.Hash)
        {
            var (smaller, larger) = Split(node.Left, hash);
            return (smaller, node.With(larger, node.Right));
        }
        else
        {
            var (smaller, larger) = Split(node.Right, hash);
            return (node.With(node.Left, smaller), larger);
        }
    }
}
