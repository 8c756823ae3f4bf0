using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>What TorchSharp's loaders give, as batches.</summary>
internal static class LoaderBatches
{
    private const string Inputs = "data";
    private const string Targets = "label";

    public static IEnumerable<Batch> Of(IEnumerable<Dictionary<string, Tensor>> loader) => loader.Select(entries =>
        entries.TryGetValue(Inputs, out var inputs) && entries.TryGetValue(Targets, out var targets)
            ? new Batch(inputs, targets)
            : throw new ArgumentException(
                $"the data loader gives {string.Join(", ", entries.Keys)}, and its inputs are to be '{Inputs}' and its targets '{Targets}': "
                + "make a Batch of each, BatchStream.Of(loader.Select(entries => new Batch(…)))"));

    public static IEnumerable<Batch> Of(IEnumerable<IList<Tensor>> loader) => loader.Select(tensors =>
        tensors.Count >= 2
            ? new Batch(tensors[0], tensors[^1]) { More = [.. tensors.Skip(1).SkipLast(1)] }
            : throw new ArgumentException($"the data loader gives {tensors.Count} tensors, and inputs and targets are wanted"));
}
