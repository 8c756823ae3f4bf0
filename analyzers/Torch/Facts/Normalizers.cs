namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Logits may go to a loss without a logarithm where the code takes the logarithm of the sum of exponentials itself.</summary>
internal static class Normalizers
{
    public const string LogSumExp = "logsumexp";

    /// <summary>Written step by step.</summary>
    public const string Exponential = "exp", Logarithm = "log";
}
