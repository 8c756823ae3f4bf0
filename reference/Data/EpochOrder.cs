using System.Collections;

namespace TorchSharp.Reference.Data;

/// <summary>
/// A shuffler for <see cref="Modules.DataLoader"/>: a new order at every epoch, and the same sequence of orders for the same seed.
/// (The loader's own <c>shuffle</c> with a seed repeats one order in all epochs; without a seed no run can be repeated.)
/// </summary>
public sealed class EpochOrder : IEnumerable<long>
{
    private readonly Random _random;
    private readonly long[] _order;

    /// <param name="count">The number of items to bring into order, at least 0.</param>
    /// <param name="seed">Fixes all orders to come.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public EpochOrder(long count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _random = new Random(seed);
        _order = new long[count];
        for (var i = 0L; i < count; i++)
            _order[i] = i;
    }

    /// <summary>The next epoch's order.</summary>
    public IEnumerator<long> GetEnumerator()
    {
        _random.Shuffle(_order);
        return ((IEnumerable<long>)_order.ToArray()).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
