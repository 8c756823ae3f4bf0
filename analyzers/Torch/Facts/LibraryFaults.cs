namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What TorchSharp itself computes wrongly, row by row. Each row has a proof that fails when the library is mended: then its last version is set.</summary>
internal static class LibraryFaults
{
    public static readonly IReadOnlyList<LibraryFault> All = [.. TensorFaults.All, .. LayerFaults.All, .. TrainingFaults.All, .. VisionFaults.All];
}
