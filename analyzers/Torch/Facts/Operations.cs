namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What an operation other than an activation or a loss does to the head of its tensor.</summary>
internal enum OperationEffect
{
    /// <summary>The head passes through: view, reshape, detach, to(device), dropout, MoveToOuterDisposeScope, ….</summary>
    Transparent,

    /// <summary>Takes some rows of the batch: the head passes through when only the first dimension is indexed.</summary>
    BatchIndex,

    /// <summary>Passes the head through between floating types; to an integer type it makes it unknown.</summary>
    Cast,

    /// <summary>A probability stays a probability; anything else becomes unknown.</summary>
    Clamp,

    /// <summary>The logarithm of a probability is a log-probability; anything else becomes unknown.</summary>
    Log,

    /// <summary>An affine map: its result is logits.</summary>
    Affine,

    /// <summary>Modules applied one after the other: Sequential.</summary>
    Chain,
}

/// <summary>Operations of one effect and every way TorchSharp spells them.</summary>
internal sealed record Operation(OperationEffect Effect, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules);

internal static class Operations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new(
            OperationEffect.Transparent,
            Functions: ["torch.squeeze", "Tensor.squeeze", "Tensor.view", "Tensor.reshape", "Tensor.flatten"],
            Modules: ["Identity", "Dropout", "Flatten"]),
        new(
            OperationEffect.Affine,
            Functions: ["torch.nn.functional.linear"],
            Modules: ["Linear", "Conv2d"]),
        new(OperationEffect.Chain, Functions: [], Modules: ["Sequential"]),
    ];
}
