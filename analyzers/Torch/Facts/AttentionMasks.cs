namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Layers that add a mask of truth values to the scores, as 0 and 1, where it should hide; and what shows the type of a mask.</summary>
internal static class AttentionMasks
{
    /// <summary>By class: which arguments of its application are such masks, counted from 0.</summary>
    public static readonly IReadOnlyDictionary<string, int[]> Positions = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["MultiheadAttention"] = [5],
        ["TransformerEncoder"] = [1],
        ["TransformerEncoderLayer"] = [1],
        ["TransformerDecoder"] = [2, 3],
        ["TransformerDecoderLayer"] = [2, 3],
        ["Transformer"] = [2, 3, 4],
    };

    /// <summary>What makes truth values.</summary>
    public static readonly ISet<string> Questions = new HashSet<string>(StringComparer.Ordinal)
    {
        "bool", "eq", "ne", "not_equal", "gt", "greater", "greater_equal", "ge", "lt", "less", "less_equal", "le",
        "logical_not", "logical_and", "logical_or", "logical_xor", "isnan", "isinf", "isfinite", "isposinf", "isneginf", "isclose",
        "isin", "isreal", "any", "all",
    };

    /// <summary>What joins truth values to truth values.</summary>
    public static readonly ISet<string> Joining = new HashSet<string>(StringComparer.Ordinal)
    {
        "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr", "op_Multiply", "bitwise_and", "bitwise_or", "bitwise_xor", "mul", "multiply", "maximum", "minimum", "where",
    };

    /// <summary>Operators that make truth values of tensors.</summary>
    public static readonly ISet<string> Comparisons = new HashSet<string>(StringComparer.Ordinal)
    {
        "op_Equality", "op_Inequality", "op_LessThan", "op_GreaterThan", "op_LessThanOrEqual", "op_GreaterThanOrEqual",
    };

    /// <summary>What leaves the type as it is, but where it is given one.</summary>
    public static readonly ISet<string> KeepingType = new HashSet<string>(StringComparer.Ordinal)
    {
        "triu", "tril", "view", "reshape", "flatten", "transpose", "t", "permute", "unsqueeze", "squeeze", "expand", "repeat", "contiguous", "clone", "alias", "detach",
        "to", "cuda", "cpu", "flip", "roll", "narrow", "select", "index_select", "bitwise_not", "MoveToOuterDisposeScope", "DetachFromDisposeScope", "get_Item", "op_OnesComplement",
        "triu_", "tril_", "requires_grad_", "view_as", "expand_as", "get_T", "get_mT", "get_H", "swapaxes", "movedim", "broadcast_to", "reshape_as", "rot90", "fliplr", "flipud",
        "zeros_like", "ones_like", "empty_like", "logical_not_", "logical_and_", "logical_or_", "bitwise_not_", "zero_", "diagonal", "masked_fill", "masked_fill_", "index", "slice",
        "repeat_interleave", "tile", "pin_memory",
    };

    /// <summary>The makers of tensors from numbers of C#.</summary>
    public static readonly ISet<string> OfNumbers = new HashSet<string>(StringComparer.Ordinal) { "tensor", "as_tensor", "from_array" };

    /// <summary>Types that are added as numbers: the first of them has a repair.</summary>
    public const string Bool = "Bool", Byte = "Byte";

    /// <summary>What tensors are made of if nobody says otherwise.</summary>
    public const string Usual = "Float32";
}
