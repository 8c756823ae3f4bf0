namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The fields of torch that hold a member of ScalarType: <c>torch.uint8</c>. They are variables, not constants.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bool"] = "Bool", ["uint8"] = "Byte", ["int8"] = "Int8",
        ["int16"] = "Int16", ["short"] = "Int16", ["int32"] = "Int32", ["int"] = "Int32", ["int64"] = "Int64", ["long"] = "Int64",
        ["bfloat16"] = "BFloat16", ["float16"] = "Float16", ["half"] = "Float16", ["float32"] = "Float32", ["float"] = "Float32", ["float64"] = "Float64", ["double"] = "Float64",
        ["complex64"] = "ComplexFloat32", ["cfloat"] = "ComplexFloat32", ["complex128"] = "ComplexFloat64", ["cdouble"] = "ComplexFloat64",
    };

    /// <summary>The member of ScalarType that a field holds, or null.</summary>
    public static string? MemberOf(string field) => Fields.TryGetValue(field, out var member) ? member : null;
}
