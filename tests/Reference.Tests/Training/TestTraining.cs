using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>What a trainer does, until it ends by itself or the test run is cancelled.</summary>
internal static class TestTraining
{
    public static TrainingResult Run(this Trainer trainer, ExampleSource training, ExampleSource? validation = null, ITrainingProgress? progress = null) =>
        trainer.Train(training, validation, progress, TestContext.Current.CancellationToken);

    public static Evaluation Judge(this Trainer trainer, ExampleSource examples) =>
        trainer.Evaluate(examples, TestContext.Current.CancellationToken);

    public static OverfitReport Overfit(this Trainer trainer, ExampleSource examples, int steps = 500) =>
        trainer.OverfitOneBatch(examples, steps, TestContext.Current.CancellationToken);

    public static Tensor Ask(this Trainer trainer, Tensor inputs) => trainer.Predict(inputs, TestContext.Current.CancellationToken);

    public static Tensor Ask(this Trainer trainer, IReadOnlyList<Tensor> inputs) => trainer.Predict(inputs, TestContext.Current.CancellationToken);
}
