namespace Article.Repaired;

/// <summary>The mean loss of all examples of an epoch; a smaller last batch counts for what it is.</summary>
internal struct EpochLoss
{
    private double _sum;
    private long _examples;

    public readonly double Mean => _sum / _examples;

    /// <param name="batchMean">The mean loss of a batch.</param>
    /// <param name="batchSize">The number of examples in it.</param>
    public void Add(double batchMean, long batchSize)
    {
        _sum += batchMean * batchSize;
        _examples += batchSize;
    }
}
