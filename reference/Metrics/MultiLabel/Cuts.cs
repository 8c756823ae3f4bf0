using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// All ways to cut each label's rows, in falling order of their logits, into predicted ones and others: cut k predicts the first k of N.
/// To be used in a dispose scope.
/// </summary>
internal sealed class Cuts
{
    private readonly Tensor _logits;
    private readonly Tensor _falling;
    private readonly Tensor _targets;
    private readonly Tensor _positives;
    private readonly Tensor _hits;
    private readonly Tensor _predicted;

    /// <param name="logits">float64 (labels, N).</param>
    /// <param name="targets">float64 (labels, N) of 0 and 1.</param>
    private Cuts(Tensor logits, Tensor targets)
    {
        (_falling, var order) = logits.sort(dim: 1, descending: true);
        _logits = logits;
        _targets = targets;
        _positives = targets.sum(dim: 1, keepdim: true);
        _hits = nn.functional.pad(targets.gather(1, order).cumsum(1), [1, 0]);
        _predicted = arange(logits.size(1) + 1, dtype: ScalarType.Float64);
    }

    public int Labels => (int)_logits.size(0);

    public static Cuts Of(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        BatchCheck.Labels(logits, targets, logits.dim() == 2 ? (int)logits.size(1) : 1);
        if (logits.numel() == 0)
            throw new ArgumentException("expected at least one row and one label to choose thresholds by, got none", nameof(logits));
        if (!logits.isfinite().all().item<bool>())
            throw new ArgumentException("expected finite logits, got NaN or infinity", nameof(logits));

        return new Cuts(Column(logits), Column(targets));
    }

    /// <summary>All labels as if they were one.</summary>
    public Cuts Together() => new(_logits.reshape(1, -1), _targets.reshape(1, -1));

    /// <summary>The F1 of each cut: float64 (labels, N + 1).</summary>
    public Tensor F1() => _hits.mul(2).div(_predicted.add(_positives).clamp_min(1));

    /// <summary>How many answers each cut has right, but for a constant of the label: float64 (labels, N + 1).</summary>
    public Tensor RightAnswers() => _hits.mul(2).sub(_predicted);

    /// <summary>
    /// What each cut adds to the best possible F1 over all labels together. That F1 is a ratio of two sums over the labels; it is found by
    /// maximising numerator − ratio · denominator, in which each label stands alone, and taking the ratio that results, until it no longer
    /// grows (Dinkelbach, "On nonlinear fractional programming", 1967).
    /// </summary>
    /// <returns>float64 (labels, N + 1).</returns>
    public Tensor MicroF1Gain()
    {
        var ratio = 0.0;
        while (true)
        {
            var gain = _hits.mul(2).sub(_predicted.mul(ratio));
            var best = gain.masked_fill(PartsEqualLogits(), double.NegativeInfinity).argmax(1, keepdim: true);
            var marked = _predicted.take(best).sum().add(_positives.sum()).item<double>();
            var better = marked == 0 ? 0 : 2 * _hits.gather(1, best).sum().item<double>() / marked;
            if (better <= ratio)
                return gain;
            ratio = better;
        }
    }

    /// <summary>The sum of the labels' F1 for each cut of all labels together: float64 (1, labels · N + 1).</summary>
    public Tensor SumOfF1()
    {
        // Each row that comes to the predicted ones changes the F1 of its own label alone.
        var change = F1().diff(1, dim: 1).reshape(-1);
        var order = _falling.reshape(-1).argsort(dim: 0, descending: true);
        return nn.functional.pad(change[order].cumsum(0).unsqueeze(0), [1, 0]);
    }

    /// <summary>The threshold of each label's best cut.</summary>
    /// <param name="quality">float64 (labels, N + 1), the more the better.</param>
    public double[] Best(Tensor quality)
    {
        var possible = quality.masked_fill(PartsEqualLogits(), double.NegativeInfinity);
        var thresholds = AllThresholds();
        var best = possible.eq(possible.amax([1], keepdim: true));
        var nearest = thresholds.abs().masked_fill(best.logical_not(), double.PositiveInfinity).argmin(1, keepdim: true);
        return thresholds.gather(1, nearest).reshape(-1).data<double>().ToArray();
    }

    /// <summary>bool (labels, N + 1): no threshold can cut there.</summary>
    private Tensor PartsEqualLogits() => nn.functional.pad(Above().eq(Below()), [1, 1], value: 0);

    /// <summary>float64 (labels, N + 1).</summary>
    private Tensor AllThresholds()
    {
        var none = _falling[.., ..1].clamp_min(0);
        var all = _falling[.., ^1..].nextafter(tensor(double.NegativeInfinity, dtype: ScalarType.Float64)).clamp_max(0);
        return cat([none, Above().add(Below()).div(2), all], dim: 1);
    }

    private Tensor Above() => _falling[.., ..^1];

    private Tensor Below() => _falling[.., 1..];

    private static Tensor Column(Tensor values) => values.detach().cpu().to(ScalarType.Float64).t().contiguous();
}
