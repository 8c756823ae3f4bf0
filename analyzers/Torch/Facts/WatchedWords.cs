namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>All words that rules look for in the text of a document: it is read once for all of them.</summary>
internal static class WatchedWords
{
    public static readonly IReadOnlyList<string> All =
    [
        .. CalledNames.All, .. Handles.Names, Gradients.Backward, .. LossReports.Reading, .. Optimizers.Makers, Optimizers.Clear,
        .. FaultNames.All, .. FaultNames.Applied, Applications.Forward, Applications.Call, .. FaultNames.Keywords,
        .. ShapeArrays.Names, ShapeArrays.Structure,
    ];
}
