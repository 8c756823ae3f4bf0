using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Multi-label rows that a network can learn: a random network of one hidden layer, the teacher, has labelled them.</summary>
public static class TeacherLabels
{
    private const int HiddenUnits = 16;

    /// <summary>Draws standard-normal features and lets the teacher label them.</summary>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="features">Features per row, at least 1.</param>
    /// <param name="labels">Labels per row, at least 1.</param>
    /// <param name="positiveShare">
    /// The share of rows that have any one label, between 0 and 1: each label has a threshold of its own.
    /// </param>
    /// <param name="seed">The same seed gives the same teacher and the same rows. The global generator is not touched.</param>
    /// <returns>Features float32 (rows, features), labels float32 (rows, labels).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public static MultiLabelRows Draw(int rows, int features, int labels, double positiveShare, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        CheckShare(positiveShare, nameof(positiveShare));
        return Draw(rows, features, [.. Enumerable.Repeat(positiveShare, labels)], seed);
    }

    /// <summary>Draws standard-normal features and lets the teacher label them, each label with a frequency of its own.</summary>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="features">Features per row, at least 1.</param>
    /// <param name="positiveShares">For each label, at least one, the share of rows that have it, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same teacher and the same rows. The global generator is not touched.</param>
    /// <returns>Features float32 (rows, features), labels float32 (rows, labels).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public static MultiLabelRows Draw(int rows, int features, IReadOnlyList<double> positiveShares, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentNullException.ThrowIfNull(positiveShares);
        ArgumentOutOfRangeException.ThrowIfLessThan(positiveShares.Count, 1, nameof(positiveShares));
        foreach (var share in positiveShares)
            CheckShare(share, nameof(positiveShares));

        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        using var generator = new Generator(seed);
        var x = randn(rows, features, generator: generator);
        var hidden = tanh(x.mm(randn(features, HiddenUnits, generator: generator)).mul(2 / Math.Sqrt(features)));
        var score = hidden.mm(randn(HiddenUnits, positiveShares.Count, generator: generator));
        var threshold = stack(positiveShares.Select((share, label) => quantile(score[.., label], tensor((float)(1 - share)))));
        return new MultiLabelRows(x.MoveToOuterDisposeScope(), score.greater(threshold).to(ScalarType.Float32).MoveToOuterDisposeScope());
    }

    private static void CheckShare(double share, string name)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(name, share, "must lie between 0 and 1");
    }
}
