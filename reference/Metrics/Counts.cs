namespace TorchSharp.Reference.Metrics;

/// <summary>How often something was predicted, was so, and both.</summary>
internal readonly record struct Counts(long Hits, long Predicted, long Actual)
{
    public double Of(Measure measure) => measure switch
    {
        Measure.Precision => Share(Hits, Predicted),
        Measure.Recall => Share(Hits, Actual),
        Measure.F1 => Share(2 * Hits, Predicted + Actual),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "no such measure"),
    };

    public static Counts operator +(Counts left, Counts right) =>
        new(left.Hits + right.Hits, left.Predicted + right.Predicted, left.Actual + right.Actual);

    /// <summary>Nothing of nothing is 0: scikit-learn's <c>zero_division=0</c>.</summary>
    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
