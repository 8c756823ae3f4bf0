namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What moves a tensor to a device, or converts it, as its arguments say: <c>z.to(device)</c>, <c>z.to(float64)</c>.</summary>
internal static class Moves
{
    public const string OfTensor = "Tensor.to";
}
