namespace TorchSharp.Reference;

/// <summary>How messages write a tensor.</summary>
internal static class Describe
{
    public static string Tensor(torch.Tensor tensor) => $"{tensor.dtype} ({string.Join(", ", tensor.shape)})";
}
