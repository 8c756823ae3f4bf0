namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The operations that take single numbers out of a tensor, or repeat them.</summary>
internal static class Selections
{
    public static readonly IReadOnlyList<string> All =
    [
        "Tensor.gather", "torch.gather",
        "Tensor.take", "torch.take", "Tensor.take_along_dim", "torch.take_along_dim",
        "Tensor.masked_select", "torch.masked_select",
        "Tensor.repeat", "Tensor.repeat_interleave", "torch.repeat_interleave", "Tensor.tile", "torch.tile",
    ];
}
