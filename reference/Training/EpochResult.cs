namespace TorchSharp.Reference.Training;

/// <summary>What came of an epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">The mean over all examples of the epoch, in train mode, each as its step found it.</param>
/// <param name="TrainRunning">The task's running figure, likewise.</param>
/// <param name="Validation">The evaluation at the end of the epoch; null without validation examples.</param>
/// <param name="LearningRate">That of the last step.</param>
/// <param name="Examples">How many were trained on.</param>
/// <param name="Elapsed">The time of training, without the validation.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainRunning, Evaluation? Validation, double LearningRate, long Examples, TimeSpan Elapsed)
{
    /// <summary>Throughput of the training.</summary>
    public double SamplesPerSecond => Examples / Elapsed.TotalSeconds;
}
