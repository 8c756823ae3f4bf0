namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What makes a module return something else than its forward does.</summary>
internal static class Hooks
{
    public static readonly IReadOnlyList<string> Registrations = ["register_forward_hook", "register_forward_pre_hook"];

    /// <summary>Whether a method of this name may be one of them.</summary>
    public static bool MayRegister(string method) => method.EndsWith("_hook", StringComparison.Ordinal);
}
