namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What an operation's result is made of, as libtorch gives it: truth values, whole numbers, or what it is applied to.</summary>
internal static class ResultTypes
{
    /// <summary>What makes truth values.</summary>
    public static readonly ISet<string> Questions = new HashSet<string>(StringComparer.Ordinal)
    {
        "bool", "eq", "ne", "not_equal", "gt", "greater", "greater_equal", "ge", "lt", "less", "less_equal", "le",
        "logical_not", "logical_and", "logical_or", "logical_xor", "isnan", "isinf", "isfinite", "isposinf", "isneginf", "isclose",
        "isin", "isreal", "signbit",
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

    /// <summary>What asks all elements one question: truth values, but of bytes a byte.</summary>
    public static readonly ISet<string> Quantifiers = new HashSet<string>(StringComparer.Ordinal) { "any", "all" };

    /// <summary>What counts, and what says where something stands.</summary>
    public static readonly ISet<string> Positions = new HashSet<string>(StringComparer.Ordinal)
    {
        "argmax", "argmin", "argsort", "argwhere", "nonzero", "count_nonzero", "multinomial", "randperm", "one_hot",
    };

    /// <summary>What adds up: of whole numbers and of truth values it makes Int64, of all others what they are.</summary>
    public static readonly ISet<string> Totals = new HashSet<string>(StringComparer.Ordinal) { "sum", "prod", "cumsum", "cumprod" };

    /// <summary>What gives values and where they stood, as a tuple: the places are Int64.</summary>
    public static readonly ISet<string> ValuesAndPositions = new HashSet<string>(StringComparer.Ordinal) { "topk", "sort", "kthvalue", "mode", "cummax", "cummin", "max", "min" };

    /// <summary>The fields of such a tuple that hold the places, and their number in it.</summary>
    public const int PositionSlot = 1;

    /// <summary>What is named after the type that it makes.</summary>
    public static readonly IReadOnlyDictionary<string, string> Named = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["byte"] = ElementTypes.Byte, ["short"] = "Int16", ["int"] = "Int32", ["long"] = ElementTypes.Whole, ["float"] = ElementTypes.Usual, ["double"] = "Float64",
    };

    /// <summary>The parameter that says of what type the result is to be: an enumeration.</summary>
    public const string TypeOfResult = "ScalarType";
}
