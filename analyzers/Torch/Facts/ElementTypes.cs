namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The members of ScalarType; the fields of torch that hold one, <c>torch.uint8</c>, which are variables and no constants; the types of C#.</summary>
internal static class ElementTypes
{
    /// <summary>Truth values, and what holds as few of them.</summary>
    public const string Bool = "Bool", Byte = "Byte";

    /// <summary>What counts and places are made of.</summary>
    public const string Whole = "Int64";

    /// <summary>What tensors are made of if nobody says otherwise.</summary>
    public const string Usual = "Float32";

    /// <summary>The members that are whole numbers.</summary>
    public static readonly ISet<string> WholeNumbers = new HashSet<string>(StringComparer.Ordinal) { Byte, "Int8", "Int16", "Int32", Whole };

    private static readonly Dictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bool"] = "Bool", ["uint8"] = "Byte", ["int8"] = "Int8",
        ["int16"] = "Int16", ["short"] = "Int16", ["int32"] = "Int32", ["int"] = "Int32", ["int64"] = "Int64", ["long"] = "Int64",
        ["bfloat16"] = "BFloat16", ["float16"] = "Float16", ["half"] = "Float16", ["float32"] = "Float32", ["float"] = "Float32", ["float64"] = "Float64", ["double"] = "Float64",
        ["complex64"] = "ComplexFloat32", ["cfloat"] = "ComplexFloat32", ["complex128"] = "ComplexFloat64", ["cdouble"] = "ComplexFloat64",
    };

    /// <summary>The types of C# by the members that they are read as.</summary>
    public static readonly IReadOnlyDictionary<string, string> Keywords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Bool] = "bool", [Byte] = "byte", ["Int8"] = "sbyte", ["Int16"] = "short", ["Int32"] = "int", [Whole] = "long", [Usual] = "float", ["Float64"] = "double",
    };

    private static readonly Dictionary<string, string> Members = Keywords.ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The member that a type of C# is made into, or null.</summary>
    public static string? ByKeyword(string type) => Members.TryGetValue(type, out var member) ? member : null;

    /// <summary>The member of ScalarType that a field holds, or null.</summary>
    public static string? MemberOf(string field) => Fields.TryGetValue(field, out var member) ? member : null;
}
