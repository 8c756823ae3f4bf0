namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Functions whose result may share its numbers with what they are given: what changes the one in place changes the other.</summary>
internal static class Views
{
    public static readonly ISet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "narrow", "select", "slice", "index", "get_Item", "diagonal", "unfold", "as_strided", "real", "imag", "get_real", "get_imag",
        "view", "view_as", "view_as_complex", "view_as_real", "reshape", "reshape_as", "flatten", "unflatten", "ravel", "contiguous",
        "t", "get_T", "get_mT", "get_H", "transpose", "swapaxes", "swapdims", "permute", "movedim", "moveaxis", "adjoint",
        "squeeze", "unsqueeze", "expand", "expand_as", "broadcast_to", "atleast_1d", "atleast_2d", "atleast_3d",
        "chunk", "split", "split_with_sizes", "tensor_split", "hsplit", "vsplit", "dsplit", "unbind",
        "detach", "alias", "to", "cpu", "cuda", "type", "to_type", "positive", "values", "indices",
    };
}
