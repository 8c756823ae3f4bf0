using static TorchSharp.torch;

namespace TorchSharp.Reference.Saving;

/// <summary>Finds out whether weights are a model's, by name, shape and type, before anything is changed.</summary>
internal static class WeightFit
{
    /// <summary>What does not fit, each in a clause of its own; nothing where all fits.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, Tensor> weights, nn.Module model)
    {
        var expected = model.state_dict();
        return
        [
            .. expected.Keys.Except(weights.Keys).Select(name => $"it lacks {name}"),
            .. weights.Keys.Except(expected.Keys).Select(name => $"its {name} is not in the model"),
            .. expected.Where(pair => weights.TryGetValue(pair.Key, out var tensor) && Describe.Tensor(tensor) != Describe.Tensor(pair.Value))
                .Select(pair => $"its {pair.Key} is {Describe.Tensor(weights[pair.Key])}, the model's {Describe.Tensor(pair.Value)}"),
        ];
    }

    /// <summary>Gives the model these weights, in the memory that its own have.</summary>
    /// <exception cref="ModelFileException">They are another model's. The model is as it was.</exception>
    public static void Put(string path, IReadOnlyDictionary<string, Tensor> weights, nn.Module model)
    {
        var differences = Differences(weights, model);
        if (differences.Count > 0)
            throw new ModelFileException($"'{path}' holds the weights of another model: {string.Join("; ", differences)}");

        using var withoutGradient = no_grad();
        foreach (var (name, target) in model.state_dict())
            _ = target.copy_(weights[name]);
    }
}
