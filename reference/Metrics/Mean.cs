namespace TorchSharp.Reference.Metrics;

/// <summary>A sum and the number of its terms.</summary>
internal struct Mean
{
    private double _sum;
    private long _count;

    public void Add(double sum, long count)
    {
        _sum += sum;
        _count += count;
    }

    /// <summary>NaN as long as there is no term.</summary>
    public readonly double Value => _count == 0 ? double.NaN : _sum / _count;
}
