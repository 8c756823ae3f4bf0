namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Reductions of a whole tensor that take an element type where others take a dimension: <c>x.sum(ScalarType.Float64)</c>.</summary>
internal static class WholeReductions
{
    /// <summary>Their names, as methods of a tensor and static ones.</summary>
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal) { "sum", "prod" };

    /// <summary>The parameter: a constant 0 converts to every enumeration of C#, so it is one of its members.</summary>
    public const string ElementType = "type";

    /// <summary>The parameter of the overloads along a dimension.</summary>
    public const string Dimension = ParameterNames.Dimension;

    /// <summary>The one that adds.</summary>
    public const string Sum = "sum";
}
