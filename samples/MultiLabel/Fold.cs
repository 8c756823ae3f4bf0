using Samples.Common.Commands;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>One division of the training rows: what a model learns from, and what it is validated on.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Training">Row numbers.</param>
/// <param name="Validation">Row numbers; every row is in the validation of one fold.</param>
internal sealed record Fold(int Number, IReadOnlyList<long> Training, IReadOnlyList<long> Validation)
{
    /// <summary>
    /// Divides rows into folds that each have their share of every label. Rows with equal features stay together: a model that had learned
    /// from the one would know the other.
    /// </summary>
    /// <param name="rows">All of them.</param>
    /// <param name="count">How many folds, at least 2.</param>
    /// <param name="seed">Fixes which row goes where.</param>
    /// <exception cref="Mistake">There are too few rows for so many folds.</exception>
    public static IReadOnlyList<Fold> Divide(MultiLabelRows rows, int count, int seed)
    {
        var firsts = Duplicates.FirstOfEach(rows);
        var all = Enumerable.Range(0, firsts.Count).Select(row => (long)row).ToArray();
        long[] distinct = [.. firsts.Distinct()];
        try
        {
            var parts = Parts(rows.Labels, distinct, count, seed).Select(part => WithEqualRows(part, firsts, all));
            return [.. parts.Select((part, place) => new Fold(place + 1, [.. all.Except(part)], part))];
        }
        catch (TooFewRowsException)
        {
            throw new Mistake($"{distinct.Length} different training rows are too few for {count} folds: take fewer with --folds.");
        }
    }

    private static long[] WithEqualRows(IReadOnlyList<long> part, IReadOnlyList<long> firsts, long[] all)
    {
        var contents = part.ToHashSet();
        return [.. all.Where(row => contents.Contains(firsts[(int)row]))];
    }

    /// <summary>Divides off one part after the other, each a fair share of what the parts before have left.</summary>
    private static IEnumerable<IReadOnlyList<long>> Parts(Tensor labels, long[] rows, int count, int seed)
    {
        for (var left = count; left > 1; left--)
        {
            using var numbers = tensor(rows);
            using var ofRows = labels.index_select(0, numbers);
            var split = IterativeStratification.Of(ofRows, new SplitOptions { Validation = 1.0 / left, Seed = (ulong)seed });
            yield return [.. split.Validation.Select(place => rows[place])];
            rows = [.. split.Training.Select(place => rows[place])];
        }

        yield return rows;
    }
}
