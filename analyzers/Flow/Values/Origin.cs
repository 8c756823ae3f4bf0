using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Where a meaning came from.</summary>
/// <param name="Site">The expression that gave the meaning: a call, or the creation of a part of a chain.</param>
/// <param name="Function">What was applied there.</param>
/// <param name="Member">The member that the expression stands in.</param>
/// <param name="Creation">Where the applied object was made, if it is an object.</param>
internal sealed record Origin(Place Site, LibraryFunction Function, ISymbol Member, Place? Creation = null);

/// <summary>Where a library object was made.</summary>
internal sealed record Creation(Place Site, ISymbol Member);

/// <summary>A small set with a fixed order (that of the program's text), so that messages do not depend on the order of analysis.</summary>
internal sealed class OrderedSet<T> : IEquatable<OrderedSet<T>>
    where T : class
{
    /// <summary>More sources than this for one value is beyond what a message or a fix could explain.</summary>
    private const int Largest = 8;

    public static readonly OrderedSet<T> Empty = new(ImmutableArray<T>.Empty);

    private OrderedSet(ImmutableArray<T> items) => Items = items;

    public ImmutableArray<T> Items { get; }

    public static OrderedSet<T> Of(T item) => new(ImmutableArray.Create(item));

    public OrderedSet<T> Union(OrderedSet<T> other)
    {
        if (ReferenceEquals(this, other) || other.Items.All(Items.Contains))
            return this;
        var all = Items.Concat(other.Items).Distinct().OrderBy(PlaceOf, StringComparer.Ordinal).Take(Largest);
        return new OrderedSet<T>(all.ToImmutableArray());
    }

    public bool Equals(OrderedSet<T>? other) => other is not null && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as OrderedSet<T>);

    /// <summary>Sets of one item, of which there are thousands in a long method, differ by it.</summary>
    public override int GetHashCode() => Items.IsEmpty ? 0 : Items[0].GetHashCode();

    private static string PlaceOf(T item)
    {
        return item switch
        {
            Origin origin => $"{origin.Site.Order} {origin.Creation?.Order} {origin.Function.Name}",
            Creation creation => creation.Site.Order,
            Answer { Test: { } test } => ((Place)test).Order,
            _ => "",
        };
    }
}
