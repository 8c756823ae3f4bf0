using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>The content of a file with rows that need no labels: the numbers, and what their columns are called.</summary>
/// <param name="Features">float32, (N, number of features), N at least 1.</param>
/// <param name="Names">A name for each column, in the order of the file.</param>
public sealed record FeatureTable(Tensor Features, IReadOnlyList<string> Names) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Features.Dispose();
}
