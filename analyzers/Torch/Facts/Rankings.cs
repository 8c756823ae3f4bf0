namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What asks a tensor only for the order of its numbers.</summary>
internal static class Rankings
{
    public const string PositionOfLargest = "argmax";
}
