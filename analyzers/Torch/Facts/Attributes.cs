namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What TorchSharp's calls are given beside tensors: it says how and where to compute, and holds none.</summary>
internal static class Attributes
{
    public static readonly IReadOnlyCollection<string> Types = ["Scalar", "Device", "ScalarType", "Generator", "Size"];
}
