namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The names of all methods whose calls a rule without flow looks at: a document without them is not looked through.</summary>
internal static class CalledNames
{
    public static readonly IReadOnlyList<string> All = [.. WholeReductions.Names, .. ElementReads.Names, .. TargetTypes.Names, .. PureOperations.Names, .. DropoutCalls.Names, .. Norms.Names];
}
