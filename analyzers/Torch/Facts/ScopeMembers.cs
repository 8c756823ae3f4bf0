namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The members of the library that repairs of dispose scopes write.</summary>
internal static class ScopeMembers
{
    public const string Open = "TorchSharp.torch.NewDisposeScope";

    /// <summary>Gives the scope that is open.</summary>
    public const string Current = "CurrentDisposeScope";

    /// <summary>Says how much a scope holds.</summary>
    public const string Count = "DisposablesCount";

    public const string MoveOut = "MoveToOuterDisposeScope";
}
