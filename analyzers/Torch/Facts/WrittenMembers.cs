namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What the fixes of the library's faults write, or look for in what stands there.</summary>
internal static class WrittenMembers
{
    public const string NoGradient = $"{TorchNames.Namespace}.torch.no_grad";
    public const string Zeros = $"{TorchNames.Namespace}.torch.zeros";
    public const string BatchedProduct = $"{TorchNames.Namespace}.torch.bmm";

    /// <summary>Fills a weight with ones; its neighbour <see cref="FillWithZeros"/> does so with zeros.</summary>
    public const string FillWithOnes = $"{TorchNames.Namespace}.torch.nn.init.ones_";
    public const string FillWithZeros = "zeros_";

    /// <summary>Draws a weight from a normal distribution, beside <c>init.trunc_normal_</c>.</summary>
    public const string FillFromNormal = "normal_";

    public const string StandardDeviation = "std";
    public const string Clamp = "clamp";
    public const string Adam = "Adam";
    public const string RAdam = "RAdam";

    /// <summary>The parameter of a cyclic schedule that says how it scales.</summary>
    public const string CycleMode = "mode";
}
