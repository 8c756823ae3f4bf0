namespace TorchSharp.Reference.Training;

/// <summary>Means over the examples of an epoch, gathered batch by batch: a smaller last batch counts for what it is.</summary>
internal sealed class EpochSums
{
    public double Loss { get; set; }

    public double Weight { get; set; }

    public double Running { get; set; }

    public long Examples { get; set; }

    public double MeanLoss => Loss / Weight;

    public double MeanRunning => Running / Examples;

    public void Add(double meanLoss, double weight, double meanRunning, long examples)
    {
        Loss += meanLoss * weight;
        Weight += weight;
        Running += meanRunning * examples;
        Examples += examples;
    }

    public void Clear() => (Loss, Weight, Running, Examples) = (0, 0, 0, 0);
}
