using System.Collections;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Values in order, compared one by one, so that records which hold them compare by content.</summary>
internal sealed class ValueList(params Value[] items) : IReadOnlyList<Value>, IEquatable<ValueList>
{
    public static readonly ValueList Empty = new();

    private readonly Value[] _items = items;

    public int Count => _items.Length;

    public Value this[int index] => _items[index];

    public Value Last => _items[_items.Length - 1];

    /// <summary>So many values from the end.</summary>
    public ValueList LastOf(int count) => new([.. _items.Skip(_items.Length - count)]);

    public bool AnySymbolic => Array.Exists(_items, static item => item.IsSymbolic);

    public int Size => _items.Sum(static item => item.IsSymbolic ? item.Size : 0);

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

    public bool Equals(ValueList? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList);

    public override int GetHashCode() => _items.Aggregate(17, static (hash, item) => unchecked((hash * 31) + item.GetHashCode()));

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
