using System.Globalization;

namespace TorchSharp.Reference.Training;

/// <summary>Finds every value of the options that is not allowed, so that a user hears of all of them at once.</summary>
internal sealed class OptionCheck
{
    private readonly List<string> _wrong = [];

    /// <exception cref="ArgumentException">At least one value is not allowed.</exception>
    public static void Validate(TrainerOptions options, ITrainingTask task)
    {
        var check = new OptionCheck();
        check.Numbers(options);
        check.Stopping(options.EarlyStopping, task);
        check.Checkpoints(options.Checkpointing);
        if (Devices.Problem(options.Device) is { } problem)
            check._wrong.Add(problem);
        if (check._wrong.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, check._wrong), nameof(options));
    }

    private void Numbers(TrainerOptions options)
    {
        AtLeast(1, options.Epochs, nameof(options.Epochs));
        AtLeast(1, options.BatchSize, nameof(options.BatchSize));
        AtLeast(1, options.EvaluationBatchSize, nameof(options.EvaluationBatchSize));
        AtLeast(1, options.Threads ?? 1, nameof(options.Threads));
        AtLeast(0, options.Seed, nameof(options.Seed));
        Require(options.ClipGradientNorm is null or (> 0 and < double.PositiveInfinity), nameof(options.ClipGradientNorm), options.ClipGradientNorm, "a number greater than 0, or null for no clipping");
        Require(options.AveragingDecay is null or (> 0 and < 1), nameof(options.AveragingDecay), options.AveragingDecay, "more than 0 and less than 1, or null for no averaging");
        Require(options.Optimizer is not null, nameof(options.Optimizer), null, "a function that makes an optimizer, Optimizers.Adam() say");
        Require((options.Guards & ~Guards.All) == 0, nameof(options.Guards), options.Guards, $"any of {Guards.All}");
    }

    private void Stopping(EarlyStopping? stopping, ITrainingTask task)
    {
        if (stopping is null)
            return;
        var names = task.Metrics.Select(metric => metric.Name).Prepend(Evaluation.LossName).ToList();
        AtLeast(1, stopping.Patience, $"{nameof(EarlyStopping)}.{nameof(stopping.Patience)}");
        Require(stopping.MinimalGain is >= 0 and < double.PositiveInfinity, $"{nameof(EarlyStopping)}.{nameof(stopping.MinimalGain)}", stopping.MinimalGain, "0 or more");
        Require(names.Contains(stopping.Metric), $"{nameof(EarlyStopping)}.{nameof(stopping.Metric)}", $"'{stopping.Metric}'", $"one of {string.Join(", ", names)}");
    }

    private void Checkpoints(Checkpointing? checkpoints)
    {
        if (checkpoints is null)
            return;
        AtLeast(1, checkpoints.EveryEpochs, $"{nameof(Checkpointing)}.{nameof(checkpoints.EveryEpochs)}");
        AtLeast(1, checkpoints.EverySteps ?? 1, $"{nameof(Checkpointing)}.{nameof(checkpoints.EverySteps)}");
        Require(checkpoints.EveryMinutes is null or (> 0 and < double.PositiveInfinity), $"{nameof(Checkpointing)}.{nameof(checkpoints.EveryMinutes)}", checkpoints.EveryMinutes, "more than 0, or null for no checkpoints by the clock");
        Require(!string.IsNullOrWhiteSpace(checkpoints.Path), $"{nameof(Checkpointing)}.{nameof(checkpoints.Path)}", "empty", "the path of a file");
    }

    private void AtLeast(long least, long value, string name) => Require(value >= least, name, value, $"{least} or more");

    private void Require(bool holds, string name, object? value, string allowed)
    {
        if (!holds)
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value ?? "null"}; allowed: {allowed}."));
    }
}
