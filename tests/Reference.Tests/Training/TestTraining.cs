using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

internal static class TestTraining
{
    /// <summary>Trains until it ends by itself, or the test run is cancelled.</summary>
    public static TrainingResult Run(this Trainer trainer, Examples training, Examples? validation = null, ITrainingProgress? progress = null) =>
        trainer.Train(training, validation, progress, TestContext.Current.CancellationToken);
}
