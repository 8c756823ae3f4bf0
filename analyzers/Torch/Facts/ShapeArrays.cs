namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What tells the shape of a tensor as an array. Each call makes a new one.</summary>
internal static class ShapeArrays
{
    /// <summary>The property and the methods without an argument.</summary>
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal) { "shape", "size", "stride" };

    /// <summary>The structure around such an array. Its operators compare the arrays by reference, too.</summary>
    public const string Structure = "Size";
}
