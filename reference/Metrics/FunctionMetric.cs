using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>A metric of one's own, as one function.</summary>
public sealed class FunctionMetric : IMetric
{
    private readonly MetricFunction _function;
    private readonly List<(Tensor Outputs, Tensor Targets)> _batches = [];
    private Mean _mean;

    private FunctionMetric(string name, MetricFunction function, bool higherIsBetter, bool isMean)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        (Name, _function, HigherIsBetter, IsMean) = (name, function, higherIsBetter, isMean);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HigherIsBetter { get; }

    /// <summary>Whether it is a mean over examples, and nothing of a batch is kept.</summary>
    public bool IsMean { get; }

    /// <summary>A mean over examples: absolute error, say. Batches count by their rows, so it is exact over all of them.</summary>
    /// <param name="name">Lower case with underscores, as in a report.</param>
    /// <param name="function">Gives a number for each example of a batch, or their mean.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    public static FunctionMetric MeanOf(string name, MetricFunction function, bool higherIsBetter = false) =>
        new(name, function, higherIsBetter, isMean: true);

    /// <summary>
    /// A figure that is no mean over examples: a correlation, an area under a curve. All outputs and targets are kept on the CPU until it
    /// is asked for.
    /// </summary>
    /// <param name="name">Lower case with underscores, as in a report.</param>
    /// <param name="function">Gives one number for all outputs and targets.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    public static FunctionMetric OverAll(string name, MetricFunction function, bool higherIsBetter = false) =>
        new(name, function, higherIsBetter, isMean: false);

    /// <inheritdoc/>
    public void Update(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.size(0) == 0)
            return;
        if (IsMean)
            _mean.Add(OfBatch(logits, targets) * targets.size(0), targets.size(0));
        else
            _batches.Add((Keep(logits), Keep(targets)));
    }

    /// <inheritdoc/>
    public double Compute()
    {
        if (IsMean || _batches.Count == 0)
            return _mean.Value;
        using var scope = NewDisposeScope();
        return OfBatch(cat([.. _batches.Select(batch => batch.Outputs)]), cat([.. _batches.Select(batch => batch.Targets)]));
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _mean = default;
        foreach (var (outputs, targets) in _batches)
        {
            outputs.Dispose();
            targets.Dispose();
        }

        _batches.Clear();
    }

    /// <summary>The figure of one batch.</summary>
    internal double OfBatch(Tensor outputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var value = _function(outputs.detach(), targets.detach());
        if (value is null || value.numel() == 0 || (value.numel() != 1 && (!IsMean || value.size(0) != targets.size(0))))
        {
            var wanted = IsMean ? $"one number, or one for each of {targets.size(0)} examples," : "one number";
            throw new ArgumentException($"the metric {Name} gives {(value is null ? "null" : Describe.Tensor(value))}, and {wanted} is wanted");
        }

        return value.to(ScalarType.Float64).mean().item<double>();
    }

    private static Tensor Keep(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().clone().DetachFromDisposeScope();
    }
}
