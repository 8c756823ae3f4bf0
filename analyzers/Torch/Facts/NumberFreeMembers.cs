namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Members that say something about a tensor, or do something to it, without looking at its numbers: <c>p.shape</c>, <c>zeros_like(p)</c>.</summary>
internal static class NumberFreeMembers
{
    public static readonly IReadOnlyCollection<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "Dispose", "shape", "size", "dim", "ndim", "Dimensions", "device", "device_type", "device_index", "dtype", "numel", "NumberOfElements",
        "ElementSize", "requires_grad", "is_leaf", "IsInvalid", "is_sparse", "is_contiguous", "stride", "zeros_like", "ones_like", "rand_like",
        "randn_like", "empty_like", "retain_grad",
    };
}
