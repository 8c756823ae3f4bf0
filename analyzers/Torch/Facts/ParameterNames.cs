namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>How TorchSharp names a parameter that means the same in all its functions and factories.</summary>
internal static class ParameterNames
{
    /// <summary>Along which dimension.</summary>
    public const string Dimension = "dim";

    /// <summary>How to interpolate.</summary>
    public const string Mode = "mode";

    /// <summary>What a pooling divides by instead of the size of its window.</summary>
    public const string Divisor = "divisor_override";

    /// <summary>Into how many parts.</summary>
    public const string Chunks = "chunks";

    /// <summary>The type that numbers are converted to before.</summary>
    public const string ElementType = "dtype";

    /// <summary>Whether the input is overwritten.</summary>
    public const string InPlace = "inplace";

    /// <summary>What a loss is given.</summary>
    public const string Input = "input", Target = "target";
}
