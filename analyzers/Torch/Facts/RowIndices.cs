namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What makes an index that takes rows as they are: one, or several in their order. A mask picks single numbers, and is none.</summary>
internal static class RowIndices
{
    public static readonly IReadOnlyList<string> Makers = ["TensorIndex.Slice", "TensorIndex.Single"];

    /// <summary>The whole dimension.</summary>
    public const string Whole = "TensorIndex.Colon";

    /// <summary>The types that convert to an index by themselves: <c>x[..8]</c>, <c>x[0]</c>.</summary>
    public static readonly IReadOnlyList<string> ConvertedTypes = ["Range", "Index", "Int32", "Int64"];

    public const string Conversion = "TensorIndex.op_Implicit";
}
