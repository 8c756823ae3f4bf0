using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>How often each class was taken for which: rows are what is true, columns what was predicted.</summary>
/// <param name="classes">The number of classes, at least 2.</param>
public sealed class ConfusionMatrix(int classes)
{
    private readonly long[] _counts = new long[classes * classes];

    /// <summary>The number of classes.</summary>
    public int Classes => classes;

    /// <summary>The number of rows that were of one class and taken for another, or for the same.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    public long this[int actual, int predicted] => _counts[Place(actual, predicted)];

    /// <summary>Takes in one batch.</summary>
    /// <inheritdoc cref="MultiClassMetric.Update"/>
    public void Update(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        BatchCheck.Classes(logits, targets, classes);
        if (targets.size(0) > 0)
            Add(logits.detach().cpu(), targets.detach().cpu());
    }

    /// <summary>Forgets all batches.</summary>
    public void Reset() => Array.Clear(_counts);

    /// <summary>Precision, recall and F1 of every class.</summary>
    public IReadOnlyList<ClassScores> PerClass() => [.. CountsPerClass().Select(counts => new ClassScores(counts))];

    internal Counts[] CountsPerClass()
    {
        var counts = new Counts[classes];
        for (var actual = 0; actual < classes; actual++)
        {
            for (var predicted = 0; predicted < classes; predicted++)
            {
                var rows = this[actual, predicted];
                counts[actual] += new Counts(actual == predicted ? rows : 0, 0, rows);
                counts[predicted] += new Counts(0, rows, 0);
            }
        }
        return counts;
    }

    internal void Add(Tensor logits, Tensor targets)
    {
        var places = targets.mul(classes).add(logits.argmax(1));
        var batch = places.bincount(null, _counts.Length).data<long>();
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += batch[i];
    }

    private int Place(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)classes, nameof(predicted));
        return actual * classes + predicted;
    }
}
