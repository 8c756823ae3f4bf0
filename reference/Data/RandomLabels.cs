using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Multi-label rows in which there is nothing to learn: every label of every row is the flip of a fair coin.</summary>
/// <remarks>
/// Whatever a model answers, its mean binary cross entropy on rows that it has not seen is ln 2 at best: for a logit z, the mean of the
/// losses of both labels, (softplus(−z) + softplus(z)) / 2, is least at z = 0. A training loss below ln 2 shows rows learned by heart, and
/// a test loss below ln 2 (by more than chance) a test on the training rows.
/// </remarks>
public static class RandomLabels
{
    /// <summary>ln 2: the least mean binary cross entropy, in nats, that a model can have on rows that it has not seen.</summary>
    public static double BestLoss { get; } = Math.Log(2);

    /// <summary>Draws standard-normal features and labels that have nothing to do with them.</summary>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="features">Features per row, at least 1.</param>
    /// <param name="labels">Labels per row, at least 1.</param>
    /// <param name="seed">The same seed gives the same rows. The global generator is not touched.</param>
    /// <returns>Features float32 (rows, features), labels float32 (rows, labels).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public static MultiLabelRows Draw(int rows, int features, int labels, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        using var generator = new Generator(seed);
        return new MultiLabelRows(
            randn(rows, features, generator: generator),
            randint(0, 2, [rows, labels], dtype: ScalarType.Float32, generator: generator));
    }
}
