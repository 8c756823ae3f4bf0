namespace TorchSharp.Reference.Metrics;

/// <summary>
/// What of hits, misses and false alarms is made. Where it would be nothing of nothing it is 0, as in scikit-learn with its default
/// <c>zero_division</c>: the precision of what is never predicted, the recall of what never is, F1 where both are so.
/// </summary>
public enum Measure
{
    /// <summary>Hits over all that was predicted.</summary>
    Precision,

    /// <summary>Hits over all that is true.</summary>
    Recall,

    /// <summary>The harmonic mean of the two (van Rijsbergen, 1979): twice the hits over predicted plus true.</summary>
    F1,
}
