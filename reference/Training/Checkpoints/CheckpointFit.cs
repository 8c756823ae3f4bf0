using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Finds out whether a checkpoint is this model's and this training's, before anything is changed.</summary>
internal static class CheckpointFit
{
    /// <exception cref="CheckpointException">The weights have other names, shapes or types than the model's.</exception>
    public static void Check(string path, WeightCopy weights, nn.Module model)
    {
        var expected = model.state_dict();
        var wrong = expected.Keys.Except(weights.Tensors.Keys).Select(name => $"it lacks {name}")
            .Concat(weights.Tensors.Keys.Except(expected.Keys).Select(name => $"its {name} is not in the model"))
            .Concat(expected.Where(pair => weights.Tensors.TryGetValue(pair.Key, out var tensor) && Describe.Tensor(tensor) != Describe.Tensor(pair.Value))
                .Select(pair => $"its {pair.Key} is {Describe.Tensor(weights.Tensors[pair.Key])}, the model's {Describe.Tensor(pair.Value)}"))
            .ToList();
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
