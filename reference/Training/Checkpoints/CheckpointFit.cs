using System.Globalization;
using TorchSharp.Modules;
using TorchSharp.Reference.Saving;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Finds out whether a checkpoint is this model's and this training's, before anything is changed.</summary>
internal static class CheckpointFit
{
    /// <exception cref="CheckpointException">
    /// Weights, those of the best epoch or averages have other names, shapes or types than the model's.
    /// </exception>
    public static void Check(string path, CheckpointContent content, nn.Module model)
    {
        Check(path, content.Weights, model);
        if (content.Best is not null)
            Check(path, content.Best, model);
        if (content.Averages.Tensors.Count > 0)
            CheckAverages(path, content.Averages, Optimizers.Trainable(model));
    }

    private static void Check(string path, WeightCopy weights, nn.Module model)
    {
        var wrong = WeightFit.Differences(weights.Tensors, model);
        if (wrong.Count > 0)
            throw new CheckpointException($"'{path}' is the checkpoint of another model: {string.Join("; ", wrong)}");
    }

    private static void CheckAverages(string path, WeightCopy averages, IReadOnlyList<Parameter> parameters)
    {
        var fitting = Enumerable.Range(0, parameters.Count).Count(place =>
            averages.Tensors.TryGetValue(place.ToString(CultureInfo.InvariantCulture), out var average)
            && Describe.Tensor(average) == Describe.Tensor(parameters[place]));
        if (fitting != parameters.Count || averages.Tensors.Count != parameters.Count)
            throw new CheckpointException(
                $"'{path}' is the checkpoint of another model: {averages.Tensors.Count} averages, of which {fitting} fit its {parameters.Count} parameters");
    }

    /// <exception cref="CheckpointException">The state of the random numbers is none that libtorch can take.</exception>
    public static void CheckGenerator(string path, Tensor state)
    {
        using var own = get_rng_state();
        if (Describe.Tensor(own) != Describe.Tensor(state))
            throw new CheckpointException(
                $"'{path}' is whole, and yet cannot be used: its random numbers are {Describe.Tensor(state)}, libtorch's {Describe.Tensor(own)}");
        if (!GeneratorState.IsValid(state))
            throw new CheckpointException($"'{path}' is whole, and yet cannot be used: its random numbers are in a state that there is not. Begin anew");
    }

    /// <exception cref="CheckpointException">The figures of the training contradict each other.</exception>
    public static void Check(string path, RunState state, int? batchesPerEpoch)
    {
        if (state.Contradiction(batchesPerEpoch) is { } contradiction)
            throw new CheckpointException($"'{path}' is whole, and yet contradicts itself: {contradiction}. Begin anew");
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
