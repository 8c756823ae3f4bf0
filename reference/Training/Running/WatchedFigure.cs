using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>The figure of the validation that decides when a training has gone on long enough, and the weights of its best epoch.</summary>
internal sealed class WatchedFigure(EarlyStopping? options, ITrainingTask task, RunState state) : IDisposable
{
    private readonly bool _higherIsBetter = task.Metrics.FirstOrDefault(metric => metric.Name == options?.Metric)?.HigherIsBetter ?? false;

    /// <summary>The weights of the best epoch so far; null before there is one, or where nobody wants them back.</summary>
    public WeightCopy? BestWeights { get; set; }

    /// <summary>Whether the last epoch was too long after the best one.</summary>
    public bool IsStuck => options is not null && state.Epochs.Count - (state.BestEpoch ?? 0) >= options.Patience;

    /// <summary>What schedulers go by.</summary>
    public double Of(EpochResult epoch) => epoch.Validation is { } validation ? validation[options?.Metric ?? Evaluation.LossName] : epoch.TrainLoss;

    /// <summary>Keeps the model's weights if the epoch was the best so far.</summary>
    public void Note(EpochResult epoch, nn.Module model)
    {
        if (options is null || !IsBetter(Of(epoch)))
            return;
        (state.Best, state.BestEpoch) = (Of(epoch), epoch.Epoch);
        if (!options.RestoreBest)
            return;
        BestWeights?.Dispose();
        BestWeights = WeightCopy.Of(model);
    }

    public void Dispose() => BestWeights?.Dispose();

    private bool IsBetter(double value)
    {
        if (double.IsNaN(value))
            return false;
        return state.Best is not { } best || (_higherIsBetter ? value > best + options!.MinimalGain : value < best - options!.MinimalGain);
    }
}
