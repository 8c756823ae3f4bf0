namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What makes an index that takes rows as they are: one, or several in their order. A mask picks single numbers, and is none.</summary>
internal static class RowIndices
{
    /// <summary>Takes one: the dimension of rows is gone.</summary>
    public const string Single = "TensorIndex.Single";

    /// <summary>Takes several.</summary>
    public const string Slice = "TensorIndex.Slice";

    /// <summary>The whole dimension.</summary>
    public const string Whole = "TensorIndex.Colon";

    public const string Conversion = "TensorIndex.op_Implicit";

    /// <summary>The types that convert to an index by themselves, by what the index is: <c>x[0]</c>, <c>x[..8]</c>.</summary>
    public static readonly IReadOnlyDictionary<string, string> ConvertedTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Int32"] = Single, ["Int64"] = Single, ["Index"] = Single, ["Range"] = Slice,
    };

    /// <summary>Takes rows by a tensor of numbers, which may come from what the rows hold.</summary>
    public const string ByTensor = ".index_select";

    /// <summary>Methods that take one row by its number.</summary>
    public static readonly IReadOnlyList<string> Selections = ["Tensor.select", "torch.select"];
}
