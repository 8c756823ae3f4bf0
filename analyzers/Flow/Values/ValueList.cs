using System.Collections;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Values in order, compared one by one, so that records which hold them compare by content.</summary>
internal sealed class ValueList : IReadOnlyList<Value>, IEquatable<ValueList>
{
    public static readonly ValueList Empty = new();

    private readonly Value[] _items;
    private int _size = -1;
    private int _hash;

    public ValueList(params Value[] items)
    {
        _items = items;
        foreach (var item in items)
            Contents |= item.Contents;
    }

    public int Count => _items.Length;

    public Value this[int index] => _items[index];

    public Value Last => _items[_items.Length - 1];

    /// <summary>What is found in any of them.</summary>
    public Contents Contents { get; }

    public bool AnySymbolic => (Contents & Contents.Input) != Contents.Nothing;

    /// <summary>The size of those that are symbolic.</summary>
    public int Size => _size >= 0 ? _size : _size = AnySymbolic ? _items.Sum(static item => item.IsSymbolic ? item.Size : 0) : 0;

    /// <summary>So many values from the end.</summary>
    public ValueList LastOf(int count) => new([.. _items.Skip(_items.Length - count)]);

    public ValueList Append(Value item) => new([.. _items, item]);

    public ValueList Append(IEnumerable<Value> items) => new([.. _items, .. items]);

    public ValueList With(int index, Value item)
    {
        var changed = (Value[])_items.Clone();
        changed[index] = item;
        return new ValueList(changed);
    }

    /// <summary>The same list if nothing changes: most values mention no input.</summary>
    public ValueList Map(Func<Value, Value> map)
    {
        Value[]? mapped = null;
        for (var i = 0; i < _items.Length; i++)
        {
            var value = map(_items[i]);
            if (!ReferenceEquals(value, _items[i]))
                (mapped ??= (Value[])_items.Clone())[i] = value;
        }

        return mapped is null ? this : new ValueList(mapped);
    }

    public bool Equals(ValueList? other) =>
        ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && _items.SequenceEqual(other._items));

    public override bool Equals(object? obj) => Equals(obj as ValueList);

    public override int GetHashCode() =>
        _hash != 0 ? _hash : _hash = _items.Aggregate(17, static (hash, item) => unchecked((hash * 31) + item.GetHashCode()));

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
