using System.Globalization;

namespace TorchSharp.Reference.Training;

/// <summary>Weights of a loss, one for each class or label.</summary>
internal static class Weights
{
    public static float[] Check(IReadOnlyList<float> weights, int count, string of, string parameter)
    {
        ArgumentNullException.ThrowIfNull(weights, parameter);
        if (weights.Count != count)
            throw new ArgumentException($"{weights.Count} weights for {count}: one for each {of}", parameter);

        foreach (var weight in weights)
        {
            if (!(weight > 0 && float.IsFinite(weight)))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"a weight of {weight} is not possible: a positive number"), parameter);
        }

        return [.. weights];
    }

    /// <summary>The same text in all languages, for it is part of a checkpoint.</summary>
    public static string Text(IEnumerable<float> weights) =>
        string.Join(' ', weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)));
}
