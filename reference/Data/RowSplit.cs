using static System.FormattableString;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Which rows are for training, validation and test: each row's number, from 0, stands in one of the three, in ascending order.
/// </summary>
/// <param name="Training">The rows for training.</param>
/// <param name="Validation">The rows for validation: early stopping and thresholds are chosen on them.</param>
/// <param name="Test">The rows for the test, which is looked at once.</param>
public sealed record RowSplit(IReadOnlyList<long> Training, IReadOnlyList<long> Validation, IReadOnlyList<long> Test)
{
    /// <param name="parts">For each row, 0 (training), 1 (validation) or 2 (test).</param>
    /// <param name="options">The shares that were asked for.</param>
    /// <exception cref="TooFewRowsException">A part that was asked for is empty.</exception>
    internal static RowSplit Of(ReadOnlySpan<int> parts, SplitOptions options)
    {
        List<long>[] rows = [[], [], []];
        for (var row = 0; row < parts.Length; row++)
            rows[parts[row]].Add(row);

        CheckFilled(rows[0], options.Training, "training", parts.Length);
        CheckFilled(rows[1], options.Validation, "validation", parts.Length);
        CheckFilled(rows[2], options.Test, "test", parts.Length);
        return new RowSplit(rows[0], rows[1], rows[2]);
    }

    private static void CheckFilled(List<long> rows, double share, string part, int all)
    {
        if (share > 0 && rows.Count == 0)
            throw new TooFewRowsException(Invariant($"{all} rows are too few for a share of {share:0.###}: no row for {part}"));
    }
}
