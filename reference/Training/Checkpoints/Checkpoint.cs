using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>What a checkpoint file holds.</summary>
/// <param name="Task">The loss, in words.</param>
/// <param name="Seed">The training's seed.</param>
/// <param name="Epochs">The finished epochs.</param>
/// <param name="TotalSteps">The steps that were taken.</param>
/// <param name="Outcome">How the training ended; null if it can go on.</param>
public sealed record Checkpoint(string Task, long Seed, IReadOnlyList<EpochResult> Epochs, long TotalSteps, TrainingOutcome? Outcome)
{
    /// <summary>Reads what a checkpoint says of itself.</summary>
    /// <exception cref="CheckpointException">There is none, or it is damaged, foreign, or of another format.</exception>
    public static Checkpoint Read(string path)
    {
        using var content = CheckpointContent.Read(path);
        var (setup, state) = content.Header;
        return new Checkpoint(setup.Task, setup.Seed, state.Epochs, state.TotalSteps, state.Outcome);
    }

    /// <summary>
    /// Gives a model the weights of a checkpoint: those of the best epoch where they were kept, else the last, averaged if the training
    /// averages.
    /// </summary>
    /// <exception cref="CheckpointException">
    /// There is none, it is damaged, foreign, of another format, or another model's. The model is as it was.
    /// </exception>
    public static void LoadWeights(string path, nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var content = CheckpointContent.Read(path);
        CheckpointFit.Check(path, content, model);
        (content.Best ?? content.Weights).CopyTo(model);
        if (content.Best is null)
            content.ApplyAverages(Optimizers.Trainable(model));
    }
}
