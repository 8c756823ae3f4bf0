namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The methods that give a module another part.</summary>
internal static class Registrations
{
    public static readonly IReadOnlyList<string> All = ["register_module", "add_module"];
}
