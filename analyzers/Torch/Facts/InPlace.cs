namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Operations that overwrite the tensor they are called on have a name that ends in an underscore.</summary>
internal static class InPlace
{
    /// <summary>Members that give the memory of a tensor: who writes there, changes the tensor.</summary>
    public static readonly HashSet<string> Memory = new(StringComparer.Ordinal) { "data", "bytes", "storage", "Handle" };

    /// <summary>Methods that fill a tensor with what they read.</summary>
    public static readonly HashSet<string> Reading = new(StringComparer.Ordinal) { "ReadBytesFromStream" };

    /// <summary>The same with the one whose name many others have.</summary>
    public static readonly HashSet<string> Loading = new(StringComparer.Ordinal) { "ReadBytesFromStream", "Load" };

    public static bool IsName(string method) => method.EndsWith("_", StringComparison.Ordinal);
}
