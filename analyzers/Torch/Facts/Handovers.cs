namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The methods of a tensor whose result may be the tensor itself, which must live as long as the result does.</summary>
internal static class Handovers
{
    public static readonly IReadOnlyCollection<string> All =
    [
        "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DetachFromDisposeScope", "DetatchFromDisposeScope", "to", "cpu", "cuda", "contiguous",
    ];
}
