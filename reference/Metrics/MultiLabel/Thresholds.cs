using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>From which logit on a label is predicted: for each label, where its logit is greater than its threshold.</summary>
public sealed class Thresholds
{
    private readonly double[] _logits;

    /// <param name="logits">A threshold for each label, as logit: log(p / (1 − p)) for a probability p.</param>
    /// <exception cref="ArgumentException">There is none, or one is not a finite number.</exception>
    public Thresholds(IReadOnlyList<double> logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.Count == 0)
            throw new ArgumentException("expected a threshold for each label, got none", nameof(logits));
        if (logits.FirstOrDefault(logit => !double.IsFinite(logit), 0) is not 0 and var wrong)
            throw new ArgumentException(FormattableString.Invariant($"expected finite thresholds, got {wrong}"), nameof(logits));

        _logits = [.. logits];
    }

    /// <summary>The thresholds, as logits.</summary>
    public IReadOnlyList<double> Logits => _logits;

    /// <summary>The number of labels.</summary>
    public int Labels => _logits.Length;

    /// <summary>Logit 0, probability 0.5, for all labels.</summary>
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static Thresholds Default(int labels) => Same(labels, 0);

    /// <summary>One threshold for all labels.</summary>
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="logit">The threshold, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer labels.</exception>
    /// <exception cref="ArgumentException">The threshold is infinite or not a number.</exception>
    public static Thresholds Same(int labels, double logit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        return new Thresholds([.. Enumerable.Repeat(logit, labels)]);
    }

    /// <summary>What is predicted.</summary>
    /// <param name="logits">Floating (B, labels).</param>
    /// <returns>
    /// bool (B, labels), on the logits' device. Compared in float64: a threshold between two neighbours of float32 parts them.
    /// </returns>
    public Tensor Apply(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        using var thresholds = tensor(_logits, device: logits.device);
        return logits.greater(thresholds);
    }
}
