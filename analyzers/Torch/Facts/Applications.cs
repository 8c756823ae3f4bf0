namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>How a module is applied: what its author writes, and what calls that with the hooks around it.</summary>
internal static class Applications
{
    public const string Forward = "forward", Call = "call";

    public static bool IsName(string method) => method is Forward or Call;
}
