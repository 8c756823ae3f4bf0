namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Operations that overwrite the tensor they are called on have a name that ends in an underscore.</summary>
internal static class InPlace
{
    public static bool IsName(string method) => method.EndsWith("_", StringComparison.Ordinal);
}
