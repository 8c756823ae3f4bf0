using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Values by symbol, compared by content.</summary>
internal sealed class ValueMap : IEquatable<ValueMap>
{
    public static readonly ValueMap Empty = new(ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default));

    private readonly ImmutableDictionary<ISymbol, Value> _values;

    private ValueMap(ImmutableDictionary<ISymbol, Value> values) => _values = values;

    public bool AnySymbolic => _values.Values.Any(static value => value.IsSymbolic);

    public int Size => _values.Values.Sum(static value => value.IsSymbolic ? value.Size : 0);

    public IEnumerable<KeyValuePair<ISymbol, Value>> Entries => _values;

    public static ValueMap Of(IEnumerable<KeyValuePair<ISymbol, Value>> entries) => new(Empty._values.SetItems(entries));

    public Value? Find(ISymbol symbol) => _values.TryGetValue(symbol, out var value) ? value : null;

    public ValueMap With(ISymbol symbol, Value value) => new(_values.SetItem(symbol, value));

    public ValueMap With(ValueMap other) => other._values.IsEmpty ? this : new(_values.SetItems(other._values));

    /// <summary>The same map if nothing changes.</summary>
    public ValueMap Map(Func<Value, Value> map)
    {
        var mapped = _values;
        foreach (var entry in _values)
        {
            var value = map(entry.Value);
            if (!ReferenceEquals(value, entry.Value))
                mapped = mapped.SetItem(entry.Key, value);
        }

        return ReferenceEquals(mapped, _values) ? this : new ValueMap(mapped);
    }

    public bool Equals(ValueMap? other) =>
        other is not null && _values.Count == other._values.Count
        && _values.All(entry => other._values.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value));

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode() => _values.Count;
}
