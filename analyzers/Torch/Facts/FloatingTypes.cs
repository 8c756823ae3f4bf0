namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The element types that a cast may go to without losing what a probability or a logit is.</summary>
internal static class FloatingTypes
{
    /// <summary>Whether a member of the enumeration is one of them.</summary>
    public static bool Has(string member) => All.Contains($"ScalarType.{member}");

    /// <summary>Members of the enumeration, and the fields of torch that hold them: those are variables, not constants.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "ScalarType.Float16", "ScalarType.BFloat16", "ScalarType.Float32", "ScalarType.Float64",
        "torch.float16", "torch.half", "torch.bfloat16", "torch.float32", "torch.float", "torch.float64", "torch.double",
    ];
}
