using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The plain mean over all classes of their precision, recall or F1, so that rare classes weigh as much as frequent ones. Macro-F1 is the
/// mean of the classes' F1, not the F1 of two means (Opitz and Burst, "Macro F1 and Macro F1", 2019, show how far these can be apart).
/// A class that neither occurs nor is predicted counts 0. NaN without rows. It keeps three numbers for each class, and a row of a batch
/// changes at most three of them.
/// </summary>
public sealed class MacroClassScore : MultiClassMetric
{
    private readonly Measure _measure;
    private readonly long[] _hits;
    private readonly long[] _predicted;
    private readonly long[] _actual;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="measure">What is averaged.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes, or there is no such measure.</exception>
    public MacroClassScore(int classes, Measure measure)
        : base(classes)
    {
        _measure = measure;
        (_hits, _predicted, _actual) = (new long[classes], new long[classes], new long[classes]);
        Name = $"macro_{MeasureNames.Of(measure)}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <summary>Precision, recall and F1 of every class: what the mean is made of.</summary>
    public IReadOnlyList<ClassScores> PerClass() => [.. CountsPerClass().Select(counts => new ClassScores(counts))];

    /// <inheritdoc/>
    public override double Compute()
    {
        var counts = CountsPerClass().ToList();
        return counts.Any(count => count.Actual > 0) ? counts.Average(count => count.Of(_measure)) : double.NaN;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_hits);
        Array.Clear(_predicted);
        Array.Clear(_actual);
    }

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        foreach (var (actual, predicted) in Predictions.Of(logits, targets))
        {
            _actual[actual]++;
            _predicted[predicted]++;
            _hits[actual] += actual == predicted ? 1 : 0;
        }
    }

    private IEnumerable<Counts> CountsPerClass() => Enumerable.Range(0, Classes).Select(one => new Counts(_hits[one], _predicted[one], _actual[one]));
}
