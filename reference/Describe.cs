namespace TorchSharp.Reference;

/// <summary>How messages write a tensor.</summary>
public static class Describe
{
    /// <summary>Type and shape: <c>Float32 (2, 3)</c>.</summary>
    public static string Tensor(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return $"{tensor.dtype} ({string.Join(", ", tensor.shape)})";
    }
}
