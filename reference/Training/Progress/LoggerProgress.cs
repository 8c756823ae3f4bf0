using Microsoft.Extensions.Logging;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Tells an <see cref="ILogger"/> of a training, with every figure as a property of its own: plan, epochs and end as information, steps as
/// debug output.
/// </summary>
public sealed partial class LoggerProgress : ITrainingProgress
{
    private readonly ILogger _logger;
    private readonly int _everySteps;

    /// <param name="logger">Who hears of it.</param>
    /// <param name="everySteps">Steps between two messages, at least 1; 50 unless told.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="everySteps"/> is less than 1.</exception>
    public LoggerProgress(ILogger logger, int everySteps = 50)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentOutOfRangeException.ThrowIfLessThan(everySteps, 1);
        (_logger, _everySteps) = (logger, everySteps);
    }

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        LogStart(_logger, plan.Task, plan.Examples, plan.Epochs, plan.StepsPerEpoch, plan.Parameters, plan.Device, plan.StepsDone);
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        if (step.TotalSteps % _everySteps == 0)
            LogStep(_logger, step.TotalSteps, step.Epoch, step.Loss, step.LearningRate);
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        LogEpoch(_logger, epoch.Epoch, epoch.TrainLoss, epoch.LearningRate, epoch.SamplesPerSecond);
        foreach (var (name, value) in ProgressText.Figures(epoch))
            LogFigure(_logger, epoch.Epoch, name, value);
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        LogEnd(_logger, result.Outcome, result.Epochs.Count, result.BestEpoch, result.Elapsed);
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Training {Task}: {Examples} examples, {Epochs} epochs of {StepsPerEpoch} steps, {Parameters} parameters, on {Device}, after step {StepsDone}")]
    private static partial void LogStart(
        ILogger logger, string task, long? examples, int epochs, int? stepsPerEpoch, long parameters, string device, long stepsDone);

    [LoggerMessage(2, LogLevel.Debug, "Step {Step} in epoch {Epoch}: loss {Loss}, learning rate {LearningRate}")]
    private static partial void LogStep(ILogger logger, long step, int epoch, double loss, double learningRate);

    [LoggerMessage(3, LogLevel.Information, "Epoch {Epoch}: loss {Loss}, learning rate {LearningRate}, {SamplesPerSecond} samples a second")]
    private static partial void LogEpoch(ILogger logger, int epoch, double loss, double learningRate, double samplesPerSecond);

    [LoggerMessage(4, LogLevel.Information, "Epoch {Epoch}: validation {Figure} {Value}")]
    private static partial void LogFigure(ILogger logger, int epoch, string figure, double value);

    [LoggerMessage(5, LogLevel.Information, "Training ended: {Outcome} after {Epochs} epochs, best {BestEpoch}, in {Elapsed}")]
    private static partial void LogEnd(ILogger logger, TrainingOutcome outcome, int epochs, int? bestEpoch, TimeSpan elapsed);
}
