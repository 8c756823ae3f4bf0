using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>One division of the training rows: what a model learns from, and what it is validated on.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Training">Row numbers.</param>
/// <param name="Validation">Row numbers; every row is in the validation of one fold.</param>
internal sealed record Fold(int Number, IReadOnlyList<long> Training, IReadOnlyList<long> Validation)
{
    /// <summary>Divides rows into folds that each have their share of every label.</summary>
    /// <param name="labels">float32 (N, labels).</param>
    /// <param name="count">How many folds, at least 2.</param>
    /// <param name="seed">Fixes which row goes where.</param>
    public static IReadOnlyList<Fold> Divide(Tensor labels, int count, int seed)
    {
        var all = Enumerable.Range(0, (int)labels.size(0)).Select(row => (long)row).ToArray();
        return [.. Parts(labels, all, count, seed).Select((part, place) => new Fold(place + 1, [.. all.Except(part)], part))];
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
