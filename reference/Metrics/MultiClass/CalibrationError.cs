using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Expected calibration error: how far, on average over the rows, the probability of the predicted class is from the share of right
/// predictions among rows of like probability (Naeini et al., 2015; bins as in Guo et al., "On calibration of modern neural networks",
/// 2017: equally wide, open below, closed above). NaN without rows.
/// </summary>
public sealed class CalibrationError : MultiClassMetric
{
    private readonly long[] _rows;
    private readonly double[] _hits;
    private readonly double[] _confidence;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="bins">Into how many bins the probabilities from 0 to 1 fall, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes or bins.</exception>
    public CalibrationError(int classes, int bins = 15)
        : base(classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        _rows = new long[bins];
        _hits = new double[bins];
        _confidence = new double[bins];
    }

    /// <inheritdoc/>
    public override string Name => "expected_calibration_error";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Compute()
    {
        var gap = new Mean();
        for (var bin = 0; bin < _rows.Length; bin++)
            gap.Add(Math.Abs(_hits[bin] - _confidence[bin]), _rows[bin]);
        return gap.Value;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_rows);
        Array.Clear(_hits);
        Array.Clear(_confidence);
    }

    /// <inheritdoc/>
    protected override void Add(Tensor logits, Tensor targets)
    {
        var confidence = logits.to(ScalarType.Float64).softmax(1).amax([1]);
        var hits = logits.argmax(1).eq(targets).to(ScalarType.Float64);
        var bins = confidence.mul(_rows.Length).ceil().sub(1).to(ScalarType.Int64).clamp(0, _rows.Length - 1);
        var rows = bins.bincount(null, _rows.Length).data<long>().ToArray();
        var right = bins.bincount(hits, _rows.Length).data<double>().ToArray();
        var sure = bins.bincount(confidence, _rows.Length).data<double>().ToArray();
        for (var bin = 0; bin < _rows.Length; bin++)
        {
            _rows[bin] += rows[bin];
            _hits[bin] += right[bin];
            _confidence[bin] += sure[bin];
        }
    }
}
