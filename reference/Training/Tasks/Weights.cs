using System.Globalization;

namespace TorchSharp.Reference.Training;

/// <summary>Weights of a loss, one for each class or label.</summary>
internal static class Weights
{
    /// <param name="weights">What the user gave.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="of">What they weigh.</param>
    /// <param name="parameter">The property's name.</param>
    /// <param name="zeroCounts">Whether one may be 0, for what is not to count; not all of them.</param>
    public static float[] Check(IReadOnlyList<float> weights, int count, string of, string parameter, bool zeroCounts = false)
    {
        ArgumentNullException.ThrowIfNull(weights, parameter);
        if (weights.Count != count)
            throw new ArgumentException($"{weights.Count} weights for {count}: one for each {of}", parameter);

        foreach (var weight in weights)
        {
            if (!((weight > 0 || (zeroCounts && weight == 0)) && float.IsFinite(weight)))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"a weight of {weight} is not possible: a positive number{(zeroCounts ? " or 0" : "")}"), parameter);
        }

        if (weights.All(weight => weight == 0))
            throw new ArgumentException($"with a weight of 0 for each {of} there is nothing to learn", parameter);

        return [.. weights];
    }

    /// <summary>The same text in all languages, for it is part of a checkpoint.</summary>
    public static string Text(IEnumerable<float> weights) =>
        string.Join(' ', weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)));
}
