using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

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

    /// <summary>
    /// The union, or null if it would have to leave something out. Of too many origins a message explains none; but what guards a loss is never
    /// cut: a loss with one condition less would be reached by callers who never come there.
    /// </summary>
    public OrderedSet<T>? UnionIfWhole(OrderedSet<T> other) => Items.Union(other.Items).Count() > Largest ? null : Union(other);

    public bool Equals(OrderedSet<T>? other) => other is not null && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as OrderedSet<T>);

    /// <summary>Sets of one item, of which there are thousands in a long method, differ by it.</summary>
    public override int GetHashCode() => Items.IsEmpty ? 0 : Items[0].GetHashCode();

    private static string PlaceOf(T item)
    {
        return item switch
        {
            Origin origin => $"{origin.Site.Order} {origin.Chosen?.Site.Order} {origin.Function.Name}",
            Creation creation => creation.Site.Order,
            Answer { AskedAt: { } test } => ((Place)test).Order,
            _ => "",
        };
    }
}
