using Samples.Common.Running;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Models;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace Samples.MultiLabel;

/// <summary>The model of one fold, and what trains it.</summary>
internal static class FoldModel
{
    // Chosen on yeast and scene by cross-validation inside the training rows.
    private static readonly MultiLabelMlpOptions Shape = new() { Hidden = [128, 128], InputDropout = 0.3, Dropout = 0.4 };
    private const double UsualLearningRate = 2e-3;
    private const int UsualBatchSize = 64;

    /// <param name="training">The fold's training rows: features are standardised by them alone.</param>
    /// <param name="settings">How long, where, which seed, how many threads.</param>
    /// <param name="fold">The fold's number, from 1: each model has first weights of its own.</param>
    /// <param name="checkpoint">Where to write checkpoints.</param>
    public static Trainer CreateTrainer(MultiLabelRows training, MultiLabelSettings settings, int fold, string checkpoint)
    {
        var seed = (long)settings.Seed * settings.Folds + fold;
        manual_seed(seed);
        using var standardization = Standardization.FitFeatures(training.Features);
        var labels = (int)training.Labels.size(1);
        var model = new Standardized(standardization, new MultiLabelMlp((int)training.Features.size(1), labels, Shape));
        return new Trainer(model, new MultiLabelTask(labels), new TrainerOptions
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize ?? UsualBatchSize,
            Device = settings.Device,
            Seed = seed,
            Optimizer = Optimizers.Adam(settings.LearningRate ?? UsualLearningRate),
            Schedule = WarmUpAndCosine.Create(warmUp: 0.05),
            Checkpointing = CheckpointOptions.Of(checkpoint, settings.CheckpointSteps, settings.CheckpointMinutes) with
            {
                EveryEpochs = Math.Max(1, settings.Epochs / 4),
            },
            Threads = settings.Threads,
        });
    }

    /// <summary>A model of the same shape, for weights that are loaded.</summary>
    public static Standardized Create(int features, int labels)
    {
        using var standardization = new Standardization(zeros(1, features), ones(1, features));
        return new Standardized(standardization, new MultiLabelMlp(features, labels, Shape));
    }
}
