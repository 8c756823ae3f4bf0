using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>What can be said of scores by their order alone. Equal scores share the lower rank.</summary>
internal static class Ranking
{
    /// <summary>Brings each row into falling order, and says for each place how pure the row is down to it.</summary>
    /// <param name="scores">Floating (R, N).</param>
    /// <param name="targets">float32 (R, N) of 0 and 1.</param>
    /// <returns>
    /// float64 (R, N) each, in falling order of the scores: the targets; and the share of ones among all places with this score or a
    /// greater one.
    /// </returns>
    public static (Tensor Actual, Tensor Precision) Precision(Tensor scores, Tensor targets)
    {
        var (order, last) = Order(scores);
        var actual = targets.gather(1, order).to(ScalarType.Float64);
        return (actual, actual.cumsum(1).gather(1, last).div(last.add(1)));
    }

    /// <summary>The falling order of each row.</summary>
    /// <param name="scores">Floating (R, N).</param>
    /// <returns>int64 (R, N) each: which score stands at a place, and the last place with the same score.</returns>
    public static (Tensor Order, Tensor Last) Order(Tensor scores)
    {
        // Negated, because searchsorted wants rising rows.
        var (rising, order) = scores.contiguous().neg().sort(dim: 1);
        return (order, searchsorted(rising, rising, right: true).sub(1));
    }
}
