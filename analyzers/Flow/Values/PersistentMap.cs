namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// A map that never changes: to set an entry gives a new one, which shares most of the old. A treap over the keys' hashes. The
/// library's immutable dictionary does the same, but is no part of the compiler's precompiled code: a compiler that has just
/// started spends longer on compiling it than on analysing a small project. For the same reason keys are objects: all such maps share their code.
/// </summary>
internal sealed partial class PersistentMap<TKey, TValue>
    where TKey : class
    where TValue : class
{
    private readonly IEqualityComparer<TKey> _comparer;
    private readonly Node? _root;

    public PersistentMap(IEqualityComparer<TKey> comparer)
        : this(comparer, null, 0)
    {
    }

    private PersistentMap(IEqualityComparer<TKey> comparer, Node? root, int count)
    {
        _comparer = comparer;
        _root = root;
        Count = count;
    }

    public int Count { get; }

    public IReadOnlyList<KeyValuePair<TKey, TValue>> Entries
    {
        get
        {
            var entries = new List<KeyValuePair<TKey, TValue>>(Count);
            Collect(_root, entries);
            return entries;
        }
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => Entries.GetEnumerator();

    public TValue? Find(TKey key) => FindNode(key, _comparer.GetHashCode(key))?.Value;

    public bool TryGetValue(TKey key, out TValue value)
    {
        value = Find(key)!;
        return value is not null;
    }

    public PersistentMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        var hash = _comparer.GetHashCode(key);
        var known = FindNode(key, hash);
        if (known is not null && ReferenceEquals(known.Value, value))
            return this;
        return new(_comparer, Set(_root, hash, key, value), known is null ? Count + 1 : Count);
    }

    public PersistentMap<TKey, TValue> SetItems(IEnumerable<KeyValuePair<TKey, TValue>> entries)
    {
        var map = this;
        foreach (var entry in entries)
            map = map.SetItem(entry.Key, entry.Value);
        return map;
    }

    public PersistentMap<TKey, TValue> Remove(TKey key)
    {
        var hash = _comparer.GetHashCode(key);
        return FindNode(key, hash) is null ? this : new(_comparer, Remove(_root!, hash, key), Count - 1);
    }

    private Node? FindNode(TKey key, int hash)
    {
        var node = _root;
        while (node is not null && node.Hash != hash)
            node = hash < node.Hash ? node.Left : node.Right;
        while (node is not null && !_comparer.Equals(node.Key, key))
            node = node.SameHash;
        return node;
    }

    private Node Set(Node? node, int hash, TKey key, TValue value)
    {
        if (node is null)
            return new Node(hash, key, value, null, null, null);
        if (hash == node.Hash)
            return SetAmongSame(node, key, value);
        if (hash < node.Hash)
        {
            var left = Set(node.Left, hash, key, value);
            return left.Priority <= node.Priority
                ? node.With(left, node.Right)
                : left.With(left.Left, node.With(left.Right, node.Right));
        }

        var right = Set(node.Right, hash, key, value);
        return right.Priority <= node.Priority
            ? node.With(node.Left, right)
            : right.With(node.With(node.Left, right.Left), right.Right);
    }

    private Node SetAmongSame(Node node, TKey key, TValue value)
    {
        if (_comparer.Equals(node.Key, key))
            return new Node(node.Hash, key, value, node.Left, node.Right, node.SameHash);
        var same = node.SameHash is null ? new Node(node.Hash, key, value, null, null, null) : SetAmongSame(node.SameHash, key, value);
        return new Node(node.Hash, node.Key, node.Value, node.Left, node.Right, same);
    }

    private Node? Remove(Node node, int hash, TKey key)
    {
        if (hash < node.Hash)
            return node.With(Remove(node.Left!, hash, key), node.Right);
        if (hash > node.Hash)
            return node.With(node.Left, Remove(node.Right!, hash, key));
        if (!_comparer.Equals(node.Key, key))
            return new Node(node.Hash, node.Key, node.Value, node.Left, node.Right, Remove(node.SameHash!, hash, key));
        return node.SameHash is { } same ? new Node(hash, same.Key, same.Value, node.Left, node.Right, same.SameHash) : Concatenated(node.Left, node.Right);
    }

    /// <summary>One tree of two, of which the left one holds the smaller hashes.</summary>
    private static Node? Concatenated(Node? left, Node? right)
    {
        if (left is null || right is null)
            return left ?? right;
        return left.Priority > right.Priority
            ? left.With(left.Left, Concatenated(left.Right, right))
            : right.With(Concatenated(left, right.Left), right.Right);
    }

    private static void Collect(Node? node, List<KeyValuePair<TKey, TValue>> entries)
    {
        if (node is null)
            return;
        Collect(node.Left, entries);
        for (var same = node; same is not null; same = same.SameHash)
            entries.Add(new(same.Key, same.Value));
        Collect(node.Right, entries);
    }

    private sealed class Node(int hash, TKey key, TValue value, Node? left, Node? right, Node? sameHash)
    {
        public int Hash => hash;

        public TKey Key => key;

        public TValue Value => value;

        public Node? Left => left;

        public Node? Right => right;

        public Node? SameHash => sameHash;

        /// <summary>Hashes may come in order; their mixed bits do not, and that keeps the tree flat.</summary>
        public uint Priority { get; } = Mixed((uint)hash);

        public Node With(Node? newLeft, Node? newRight) => new(hash, key, value, newLeft, newRight, sameHash);

        private static uint Mixed(uint bits)
        {
            unchecked
            {
                bits = (bits ^ (bits >> 16)) * 0x7FEB352Du;
                bits = (bits ^ (bits >> 15)) * 0x846CA68Bu;
                return bits ^ (bits >> 16);
            }
        }
    }
}
