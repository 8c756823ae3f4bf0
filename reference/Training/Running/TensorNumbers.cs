using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Reads numbers out of tensors; a scalar without the native object that TorchSharp's <c>ToDouble</c> leaves to the finalizer.
/// </summary>
internal static class TensorNumbers
{
    public static bool IsFinite(this Tensor tensor)
    {
        using var each = tensor.isfinite();
        using var all = each.all();
        return all.item<bool>();
    }

    public static double Number(this Tensor scalar) => scalar.dtype switch
    {
        ScalarType.Float32 => scalar.item<float>(),
        ScalarType.Float64 => scalar.item<double>(),
        _ => scalar.ToDouble(),
    };
}
