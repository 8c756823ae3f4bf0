using Samples.Common.Running;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Models;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.Mnist;

/// <summary>The two models, each with the settings that it is trained with.</summary>
internal static class MnistTraining
{
    /// <summary>The model of the article.</summary>
    public const string Article = "article";

    /// <summary>The model for the best accuracy.</summary>
    public const string Wide = "wide";

    public static int UsualEpochs(string model) => model == Wide ? 20 : 5;

    /// <summary>A model with its first weights, and what trains it.</summary>
    /// <param name="settings">Which model, how long, where, which seed, how many threads.</param>
    /// <param name="checkpoint">Where to write checkpoints; null for a model that is only asked.</param>
    public static Trainer Create(MnistSettings settings, string? checkpoint)
    {
        manual_seed(settings.Seed);
        var options = settings.Model == Wide ? WideOptions(settings.LearningRate ?? 4e-3) : ArticleOptions(settings.LearningRate ?? 1e-3);
        return new Trainer(CreateModel(settings.Model), new MultiClassTask(SyntheticDigits.Classes) { LabelSmoothing = settings.Model == Wide ? 0.05 : 0 }, options with
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize ?? options.BatchSize,
            Device = settings.Device,
            Seed = settings.Seed,
            Threads = settings.Threads,
            Checkpointing = checkpoint is null ? null : CheckpointOptions.Of(checkpoint, settings.CheckpointSteps, settings.CheckpointMinutes),
        });
    }

    /// <summary>
    /// As in the article: Adam, learning rate 1e-3, batches of 64. New is that the weights of the last steps are averaged.
    /// </summary>
    private static TrainerOptions ArticleOptions(double learningRate) => new()
    {
        Optimizer = Optimizers.Adam(learningRate),
        BatchSize = 64,
        AveragingDecay = 0.999,
    };

    private static TrainerOptions WideOptions(double learningRate) => new()
    {
        Optimizer = Optimizers.Adam(learningRate),
        BatchSize = 128,
        Schedule = WarmUpAndCosine.Create(warmUp: 0.2),
        Augmentation = new RandomWarp { Degrees = 10, Shift = 2.0 / SyntheticDigits.Side, Stretch = 0.1, Slant = 0.15 }.Apply,
    };

    /// <summary>Images come from 0 to 1; mean 0.5 and deviation 0.5, as in the article, make them go from -1 to 1.</summary>
    private static Standardized CreateModel(string name)
    {
        using var standardization = Standardization.Of(mean: 0.5, deviation: 0.5);
        Module<Tensor, Tensor> model = name == Wide ? new MnistCnnWide(SyntheticDigits.Classes) : new MnistCnn(SyntheticDigits.Classes);
        return new Standardized(standardization, model);
    }
}
