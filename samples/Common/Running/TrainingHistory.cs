using TorchSharp.Reference.Training;

namespace Samples.Common.Running;

/// <summary>One figure over the epochs, in training and in validation.</summary>
/// <param name="Title">What it is: <c>loss</c>, <c>accuracy</c>.</param>
/// <param name="Training">Of each epoch, in train mode.</param>
/// <param name="Validation">At the end of each epoch.</param>
internal sealed record Curve(string Title, IReadOnlyList<double> Training, IReadOnlyList<double> Validation);

/// <summary>How trainings went, epoch by epoch; of several, the mean.</summary>
internal static class TrainingHistory
{
    /// <param name="trainings">The epochs of each training, at least one training.</param>
    /// <param name="metric">The running figure's name, which is also a metric's of the validation.</param>
    public static IReadOnlyList<Curve> Curves(IReadOnlyList<IReadOnlyList<EpochResult>> trainings, string metric)
    {
        var epochs = trainings.Min(training => training.Count);
        return
        [
            new("loss", Mean(epoch => epoch.TrainLoss), Mean(epoch => epoch.Validation!.Loss)),
            new(metric.Replace('_', ' '), Mean(epoch => epoch.TrainRunning), Mean(epoch => epoch.Validation![metric])),
        ];

        double[] Mean(Func<EpochResult, double> figure) =>
            [.. Enumerable.Range(0, epochs).Select(epoch => trainings.Average(training => figure(training[epoch])))];
    }
}
