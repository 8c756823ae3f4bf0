using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Values by symbol, compared by content.</summary>
internal sealed class ValueMap : IEquatable<ValueMap>
{
    public static readonly ValueMap Empty = new(new(SymbolEqualityComparer.Default));

    private readonly PersistentMap<ISymbol, Value> _values;
    private ValueList? _list;

    private ValueMap(PersistentMap<ISymbol, Value> values) => _values = values;

    public IReadOnlyList<KeyValuePair<ISymbol, Value>> Entries => _values.Entries;

    /// <summary>The values without their symbols.</summary>
    public ValueList Values => _list ??= _values.Count == 0 ? ValueList.Empty : new ValueList([.. Entries.Select(static entry => entry.Value)]);

    public static ValueMap Of(PersistentMap<ISymbol, Value> values) => new(values);

    public static ValueMap Of(IEnumerable<KeyValuePair<ISymbol, Value>> entries) => new(Empty._values.SetItems(entries));

    public Value? Find(ISymbol symbol) => _values.Find(symbol);

    public ValueMap With(ISymbol symbol, Value value) => new(_values.SetItem(symbol, value));

    public ValueMap With(ValueMap other) => other._values.Count == 0 ? this : new(_values.SetItems(other.Entries));

    /// <summary>The same map if nothing changes.</summary>
    public ValueMap Map(Func<Value, Value> map)
    {
        if (_values.Count == 0)
            return this;
        var mapped = _values;
        foreach (var entry in Entries)
            mapped = mapped.SetItem(entry.Key, map(entry.Value));
        return ReferenceEquals(mapped, _values) ? this : new ValueMap(mapped);
    }

    public bool Equals(ValueMap? other) =>
        other is not null && _values.Count == other._values.Count
        && (ReferenceEquals(_values, other._values)
            || Entries.All(entry => other._values.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value)));

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode() => _values.Count;
}
