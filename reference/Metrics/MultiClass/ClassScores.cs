namespace TorchSharp.Reference.Metrics;

/// <summary>How well one class, or one label, was recognised.</summary>
/// <param name="Precision">See <see cref="Measure.Precision"/>.</param>
/// <param name="Recall">See <see cref="Measure.Recall"/>.</param>
/// <param name="F1">See <see cref="Measure.F1"/>.</param>
/// <param name="Support">The number of rows that are of this class, or have this label.</param>
public sealed record ClassScores(double Precision, double Recall, double F1, long Support)
{
    internal ClassScores(Counts counts)
        : this(counts.Of(Measure.Precision), counts.Of(Measure.Recall), counts.Of(Measure.F1), counts.Actual)
    {
    }
}
