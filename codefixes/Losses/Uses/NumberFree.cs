using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Members that say something about a tensor without looking at its numbers.</summary>
internal static class NumberFree
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Dispose", "shape", "size", "dim", "ndim", "Dimensions", "device", "device_type", "device_index", "dtype", "numel", "NumberOfElements",
        "ElementSize", "requires_grad", "is_leaf", "IsInvalid", "is_sparse", "is_contiguous", "stride", "zeros_like", "ones_like", "rand_like",
        "randn_like", "empty_like", "retain_grad",
    };

    public static bool Is(ISymbol member) => Names.Contains(member.Name) && member.ContainingAssembly.Name == TorchNames.Assembly;
}
