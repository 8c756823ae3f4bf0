namespace TorchSharp.Reference.Training;

/// <summary>Hears of a training as it goes on, on the thread that trains. What it takes is taken from the training.</summary>
public interface ITrainingProgress
{
    /// <summary>The training begins, or goes on after an interruption.</summary>
    void Started(TrainingPlan plan);

    /// <summary>A step is done.</summary>
    void Stepped(in StepReport step);

    /// <summary>An epoch is done, its validation too.</summary>
    void EpochEnded(EpochResult epoch);

    /// <summary>The training is over. Not called when it ends in an error.</summary>
    void Ended(TrainingResult result);
}

/// <summary>What a training is going to do.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="RunningName">The name of the figure that runs along.</param>
/// <param name="Epochs">Of the whole training.</param>
/// <param name="StepsPerEpoch">Batches of an epoch; null where a stream does not say.</param>
/// <param name="Examples">Examples that are trained on; null of a stream.</param>
/// <param name="ValidationExamples">0 without validation; null of a stream.</param>
/// <param name="Parameters">Numbers that are trained.</param>
/// <param name="Device">Where.</param>
/// <param name="StepsDone">Steps that an interrupted training had taken; 0 at a fresh start.</param>
public sealed record TrainingPlan(
    string Task,
    string RunningName,
    int Epochs,
    int? StepsPerEpoch,
    long? Examples,
    long? ValidationExamples,
    long Parameters,
    string Device,
    long StepsDone)
{
    /// <summary>
    /// Which training it is, where several belong together; null where it stands alone. <see cref="PartProgress"/> sets it.
    /// </summary>
    public TrainingPart? Part { get; init; }
}

/// <summary>One of several trainings that belong together and come one after the other: a fold of a cross-validation, say.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record TrainingPart(int Number, int Count);

/// <summary>What a step found.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">In the epoch, from 1.</param>
/// <param name="TotalSteps">Since the beginning of the training.</param>
/// <param name="Loss">The batch's mean.</param>
/// <param name="EpochLoss">The mean over the examples of the epoch so far.</param>
/// <param name="EpochRunning">The running figure, likewise.</param>
/// <param name="LearningRate">The step's.</param>
/// <param name="EpochExamples">Examples of the epoch so far.</param>
/// <param name="EpochElapsed">Time of the epoch so far.</param>
public readonly record struct StepReport(
    int Epoch,
    int Step,
    long TotalSteps,
    double Loss,
    double EpochLoss,
    double EpochRunning,
    double LearningRate,
    long EpochExamples,
    TimeSpan EpochElapsed);
