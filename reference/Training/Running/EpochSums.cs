namespace TorchSharp.Reference.Training;

/// <summary>Means over the examples of an epoch, gathered batch by batch: a smaller last batch counts for what it is.</summary>
internal sealed class EpochSums
{
    public double Loss { get; set; }

    public double Weight { get; set; }

    public double Running { get; set; }

    public long Examples { get; set; }

    /// <summary>Of the examples those in batches of which nothing was measured.</summary>
    public long Unmeasured { get; set; }

    /// <summary>NaN before an example counts.</summary>
    public double MeanLoss => Loss / Weight;

    public double MeanRunning => Running / (Examples - Unmeasured);

    public void Add(double meanLoss, double weight, double meanRunning, long examples)
    {
        Examples += examples;
        if (weight != 0)
            Loss += meanLoss * weight;
        Weight += weight;
        if (double.IsNaN(meanRunning))
            Unmeasured += examples;
        else
            Running += meanRunning * examples;
    }

    public void Clear() => (Loss, Weight, Running, Examples, Unmeasured) = (0, 0, 0, 0, 0);
}
