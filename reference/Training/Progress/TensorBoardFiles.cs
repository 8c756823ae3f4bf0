using TorchSharp.Modules;
using static TorchSharp.torch.utils;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Event files for TensorBoard, by TorchSharp's own writer: <c>train/…</c> now and then, <c>validation/…</c> after each epoch, over the
/// steps.
/// </summary>
public sealed class TensorBoardFiles : ITrainingProgress
{
    private readonly SummaryWriter _writer;
    private readonly int _everySteps;
    private string _runningName = "";
    private long _steps;

    /// <param name="folder">Made where it is missing; <c>tensorboard --logdir</c> is pointed at it or at its parent.</param>
    /// <param name="everySteps">
    /// Steps between two points of a curve, at least 1; 50 unless told. Each point opens and closes the file.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="everySteps"/> is less than 1.</exception>
    /// <exception cref="IOException">The folder cannot be made, or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public TensorBoardFiles(string folder, int everySteps = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everySteps, 1);
        (_writer, _everySteps) = (tensorboard.SummaryWriter(folder), everySteps);
    }

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (_runningName, _steps) = (plan.RunningName, plan.StepsDone);
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        _steps = step.TotalSteps;
        if (step.TotalSteps % _everySteps != 0)
            return;
        Add("train/loss", step.Loss);
        Add("train/learning_rate", step.LearningRate);
        Add("train/samples_per_second", ProgressText.SamplesPerSecond(step));
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        Add("epoch/loss", epoch.TrainLoss);
        Add($"epoch/{_runningName}", epoch.TrainRunning);
        foreach (var (name, value) in ProgressText.Figures(epoch))
            Add($"validation/{name}", value);
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result)
    {
    }

    private void Add(string tag, double value) => _writer.add_scalar(tag, (float)value, (int)_steps);
}
