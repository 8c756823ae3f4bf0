using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>How often each class was taken for which: rows are what is true, columns what was predicted.</summary>
public sealed class ConfusionMatrix
{
    private const int MostClasses = 10_000;

    private readonly long[] _counts;

    /// <param name="classes">The number of classes, from 2 to 10,000: the matrix has a number for each pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer or more.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, MostClasses);
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of rows that were of one class and taken for another, or for the same.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    public long this[int actual, int predicted] => _counts[Place(actual, predicted)];

    /// <summary>Takes in one batch.</summary>
    /// <inheritdoc cref="IMetric.Update"/>
    public void Update(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        BatchCheck.Classes(logits, targets, Classes);
        if (targets.size(0) > 0)
            Add(logits.detach().cpu(), targets.detach().cpu());
    }

    /// <summary>Forgets all batches.</summary>
    public void Reset() => Array.Clear(_counts);

    /// <summary>Precision, recall and F1 of every class.</summary>
    public IReadOnlyList<ClassScores> PerClass() => [.. CountsPerClass().Select(counts => new ClassScores(counts))];

    private Counts[] CountsPerClass()
    {
        var counts = new Counts[Classes];
        for (var actual = 0; actual < Classes; actual++)
        {
            for (var predicted = 0; predicted < Classes; predicted++)
            {
                var rows = this[actual, predicted];
                counts[actual] += new Counts(actual == predicted ? rows : 0, 0, rows);
                counts[predicted] += new Counts(0, rows, 0);
            }
        }
        return counts;
    }

    private void Add(Tensor logits, Tensor targets)
    {
        foreach (var (actual, predicted) in Predictions.Of(logits, targets))
            _counts[actual * Classes + predicted]++;
    }

    private int Place(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return actual * Classes + predicted;
    }
}
