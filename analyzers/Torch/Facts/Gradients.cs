namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Where libtorch keeps gradients: tensors of its own, which no computation returns.</summary>
internal static class Gradients
{
    public const string OfTensor = "Tensor.grad";

    /// <summary>Computes them.</summary>
    public const string Backward = "backward";
}
