
namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>How the tables write the type that declares a member: all before the last dot of a spelling.</summary>
/// <param name="Prefix">As in a spelling: "torch.nn.functional" of "torch.nn.functional.relu".</param>
/// <param name="MetadataName">The type it stands for.</param>
internal sealed record Container(string Prefix, string MetadataName);

internal static class Containers
{
    public static readonly IReadOnlyList<Container> All =
    [
        new("torch", TorchNames.Torch),
        new("torch.autograd", TorchNames.Autograd),
        new("torch.special", TorchNames.Special),
        new("torch.nn", TorchNames.Nn),
        new("torch.nn.functional", TorchNames.Functional),
        new("torchvision.ops", TorchNames.VisionOps),
        new("Tensor", TorchNames.Tensor),
        new("TensorIndex", TorchNames.TensorIndex),
        new("ScalarType", TorchNames.ScalarType),
        new("Module", TorchNames.Module),
        new("ModuleExtensionMethods", TorchNames.ModuleExtensions),
        new("DisposeScope", TorchNames.DisposeScope),
    ];
}
