namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The methods by which a module makes another one a part of it.</summary>
internal static class Registrations
{
    public static readonly IReadOnlyCollection<string> All = ["register_module", "add_module"];
}
