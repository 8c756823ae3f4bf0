namespace Samples.Common.Running;

/// <summary>The content of <c>result.json</c>.</summary>
/// <param name="Task"><c>multi_class</c> or <c>multi_label</c>.</param>
/// <param name="Data">Which examples: <c>synthetic</c>, <c>mnist</c>, the name of a multi-label set.</param>
/// <param name="Seed">What fixes everything random.</param>
/// <param name="Epochs">How many epochs were trained.</param>
/// <param name="Seconds">The time of all epochs, validation included.</param>
/// <param name="SamplesPerSecond">Examples trained on per second, validation not counted.</param>
/// <param name="Test">The metrics of the test by name, <c>accuracy</c> say.</param>
internal sealed record RunResult(
    string Task, string Data, int Seed, int Epochs, double Seconds, double SamplesPerSecond, IReadOnlyDictionary<string, double> Test);
