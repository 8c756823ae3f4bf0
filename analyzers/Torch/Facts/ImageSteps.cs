namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What leaves the type and the channels of an image as they are.</summary>
internal static class ImageSteps
{
    public static readonly ISet<string> Keeping = new HashSet<string>(StringComparer.Ordinal)
    {
        "to", "cuda", "cpu", "clone", "alias", "contiguous", "flip", "unsqueeze", "MoveToOuterDisposeScope", "DetachFromDisposeScope",
    };
}
