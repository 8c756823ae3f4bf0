namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

internal static class IgnoredFunctions
{
    public static IEnumerable<IgnoredGroup> All => [.. IgnoredActivations.All, .. IgnoredMovements.All, .. IgnoredMixtures.All];
}
