namespace TorchSharp.Reference.Training;

/// <summary>What a model is worth on some examples.</summary>
/// <param name="Loss">The task's loss, the mean over all examples.</param>
/// <param name="Metrics">The task's metrics by name.</param>
/// <param name="Examples">How many were looked at.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics, long Examples, TimeSpan Elapsed)
{
    /// <summary>The name under which the loss is asked for, as if it were a metric.</summary>
    public const string LossName = "loss";

    /// <summary>A figure by its name: <c>loss</c>, or a metric's.</summary>
    /// <exception cref="KeyNotFoundException">There is no such figure; the message names those that are.</exception>
    public double this[string name] => name == LossName ? Loss : Metrics.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"no figure '{name}': there are {string.Join(", ", Metrics.Keys.Prepend(LossName))}");
}
