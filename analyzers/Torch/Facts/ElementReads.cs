namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What reads the numbers of a tensor as a type of C#, and throws where the tensor is of another: <c>x.item&lt;float&gt;()</c>.</summary>
internal static class ElementReads
{
    /// <summary>The one that reads a single number.</summary>
    public const string One = "item";

    /// <summary>Methods of a tensor with one type argument.</summary>
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal) { One, "data" };

    /// <summary>Where a diagnostic says which type of C# is the right one.</summary>
    public const string RightType = "type";

    /// <summary>A property of tensors: who asks it knows that there are several types.</summary>
    public static readonly ISet<string> TypeQuestions = new HashSet<string>(StringComparer.Ordinal) { "dtype", "ScalarType", "is_floating_point", "is_integral", "is_complex" };
}
