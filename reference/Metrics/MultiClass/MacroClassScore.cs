using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// The plain mean over all classes of their precision, recall or F1, so that rare classes weigh as much as frequent ones. Macro-F1 is the
/// mean of the classes' F1, not the F1 of two means (Opitz and Burst, "Macro F1 and Macro F1", 2019, show how far these can be apart).
/// A class that neither occurs nor is predicted counts 0. NaN without rows.
/// </summary>
public sealed class MacroClassScore : MultiClassMetric
{
    private readonly Measure _measure;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="measure">What is averaged.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes, or there is no such measure.</exception>
    public MacroClassScore(int classes, Measure measure)
        : base(classes)
    {
        _measure = measure;
        Matrix = new ConfusionMatrix(classes);
        Name = $"macro_{MeasureNames.Of(measure)}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <summary>What the mean is made of.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <inheritdoc/>
    public override double Compute()
    {
        var counts = Matrix.CountsPerClass();
        return counts.Any(count => count.Actual > 0) ? counts.Average(count => count.Of(_measure)) : double.NaN;
    }

    /// <inheritdoc/>
    public override void Reset() => Matrix.Reset();

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets) => Matrix.Add(logits, targets);
}
