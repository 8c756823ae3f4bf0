using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Divides rows of one class each at random, so that every part has the same mixture of classes.</summary>
public static class StratifiedSplit
{
    /// <summary>Divides rows by their classes.</summary>
    /// <param name="labels">int64 (N), N at least 1.</param>
    /// <param name="options">Shares and seed.</param>
    /// <returns>
    /// The rows of each part. A part of share s has s·N rows, rounded, and s·n rows of a class with n, rounded up or down; of a class with
    /// few rows, that may be none. (With a test, validation is divided off what the test leaves: within 1 of the share.)
    /// </returns>
    /// <exception cref="ArgumentException">The labels are no such tensor, or an option has a value that is not allowed.</exception>
    /// <exception cref="TooFewRowsException">A part would be empty.</exception>
    public static RowSplit Of(Tensor labels, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (labels.dtype != ScalarType.Int64 || labels.dim() != 1)
            throw new ArgumentException($"expected int64 (N), got {Describe.Tensor(labels)}", nameof(labels));

        var parts = new int[labels.size(0)];
        var rows = ByClass(labels, new SplitMix64(options.Seed));
        rows = DivideOff(rows, options.Test, part: 2, parts);
        DivideOff(rows, options.Validation / (1 - options.Test), part: 1, parts);
        return RowSplit.Of(parts, options);
    }

    /// <summary>All rows, class after class, those of each class in random order.</summary>
    private static int[] ByClass(Tensor labels, SplitMix64 random)
    {
        using var resident = labels.cpu();
        var classes = resident.data<long>().ToArray();
        var rows = Enumerable.Range(0, classes.Length).ToArray();
        random.Shuffle<int>(rows);
        return [.. rows.OrderBy(row => classes[row])];
    }

    /// <summary>
    /// Gives rows at equal distances to a part. In any stretch of n rows, such as a class, these are share · n, rounded up or down, because
    /// the rows so far are always share times their number, rounded.
    /// </summary>
    /// <returns>The others.</returns>
    private static int[] DivideOff(int[] rows, double share, int part, int[] parts)
    {
        var others = new List<int>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Rounded(share * (i + 1)) > Rounded(share * i))
                parts[rows[i]] = part;
            else
                others.Add(rows[i]);
        }

        return [.. others];
    }

    private static long Rounded(double number) => (long)Math.Floor(number + 0.5);
}
