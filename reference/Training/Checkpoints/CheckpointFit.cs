using TorchSharp.Reference.Saving;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Finds out whether a checkpoint is this model's and this training's, before anything is changed.</summary>
internal static class CheckpointFit
{
    /// <exception cref="CheckpointException">The weights have other names, shapes or types than the model's.</exception>
    public static void Check(string path, WeightCopy weights, nn.Module model)
    {
        var wrong = WeightFit.Differences(weights.Tensors, model);
        if (wrong.Count > 0)
            throw new CheckpointException($"'{path}' is the checkpoint of another model: {string.Join("; ", wrong)}");
    }

    /// <exception cref="CheckpointException">Something that decides about the result is not as it was.</exception>
    public static void Check(string path, TrainingSetup before, TrainingSetup now)
    {
        var differences = before.Differences(now).ToList();
        if (differences.Count > 0)
            throw new CheckpointException(
                $"'{path}' is the checkpoint of another training: {string.Join("; ", differences)}. Give what it had, or begin anew");
    }
}
