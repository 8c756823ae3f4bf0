namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The operations that hand the numbers of a tensor on, in another shape, place or ownership.</summary>
internal static class TransparentOperations
{
    /// <summary>The same elements under another shape or order of dimensions.</summary>
    public static readonly IReadOnlyList<string> Shape =
    [
        "Tensor.view", "Tensor.view_as",
        "Tensor.reshape", "torch.reshape",
        "Tensor.flatten", "torch.flatten",
        "Tensor.unflatten", "torch.unflatten",
        "Tensor.ravel", "torch.ravel",
        "Tensor.squeeze", "Tensor.squeeze_", "torch.squeeze", "torch.squeeze_",
        "Tensor.unsqueeze", "Tensor.unsqueeze_", "torch.unsqueeze", "torch.unsqueeze_",
        "Tensor.permute", "torch.permute",
        "Tensor.transpose", "Tensor.transpose_", "torch.transpose",
        "Tensor.t", "torch.t", "Tensor.T", "Tensor.mT",
        "Tensor.movedim", "torch.movedim", "Tensor.moveaxis", "torch.moveaxis",
        "Tensor.swapaxes", "torch.swapaxes", "Tensor.swapdims", "torch.swapdims",
        "Tensor.expand", "Tensor.expand_as", "Tensor.broadcast_to", "torch.broadcast_to",
        "Tensor.flip", "torch.flip", "Tensor.fliplr", "torch.fliplr", "Tensor.flipud", "torch.flipud",
        "Tensor.roll", "torch.roll", "Tensor.rot90", "torch.rot90",
    ];

    /// <summary>The same elements in another precision: to the last bit, other numbers.</summary>
    public static readonly IReadOnlyList<string> Rounding = ["Tensor.half", "Tensor.bfloat16", "Tensor.float", "Tensor.double"];

    /// <summary>The same elements in another place, type of floating point or part of the graph.</summary>
    public static readonly IReadOnlyList<string> Copy =
    [
        "Tensor.contiguous",
        "Tensor.alias",
        "Tensor.detach", "Tensor.detach_",
        "Tensor.requires_grad_", "Tensor.with_requires_grad",
        "Tensor.cpu", "Tensor.cuda", "Tensor.mps", "Tensor.pin_memory",
        .. Rounding,
    ];

    /// <summary>The same tensor under another owner.</summary>
    public static readonly IReadOnlyList<string> Ownership =
    [
        "Tensor.MoveToOuterDisposeScope", "Tensor.MoveToOtherDisposeScope",
        "Tensor.DetachFromDisposeScope", "Tensor.DetatchFromDisposeScope",
    ];

    /// <summary>Elements dropped and the others scaled: noise, not an activation.</summary>
    public static readonly IReadOnlyList<string> Dropout =
    [
        "torch.nn.functional.dropout",
        "torch.nn.functional.dropout1d", "torch.nn.functional.dropout2d", "torch.nn.functional.dropout3d",
        "torch.nn.functional.alpha_dropout", "torch.nn.functional.feature_alpha_dropout",
    ];
}
