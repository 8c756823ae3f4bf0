namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What an operation other than an activation or a loss does to the head of its tensor.</summary>
internal enum OperationEffect
{
    /// <summary>The head passes through: detach, cpu, dropout, MoveToOuterDisposeScope, ….</summary>
    Transparent,

    /// <summary>The head passes through, and the dimensions are in other places: view, flatten, transpose, ….</summary>
    Reshape,

    /// <summary>The head passes through, and the tensor is a new one that shares no memory with the old: clone.</summary>
    Copy,

    /// <summary>
    /// Returns the very objects it was given, tensors or modules: of a generic method the arguments typed by a type parameter, in their order
    /// (a tuple where there are several), else the receiver.
    /// </summary>
    HandsBack,

    /// <summary>
    /// Takes some rows of the batch: the head passes through when only the first dimension is indexed.
    /// Without indices, the parameter "dim" says which dimension.
    /// </summary>
    BatchIndex,

    /// <summary>Takes single numbers, or repeats them: the head passes through, but of a softmax they are probabilities that no longer sum to one.</summary>
    Selection,

    /// <summary>Means, largest numbers, and what lies between numbers: of probabilities a probability again; of anything else unknown.</summary>
    Mixture,

    /// <summary>Several tensors side by side: if all have one head, so has the whole. The tensors are the first parameter.</summary>
    Joining,

    /// <summary>Cuts a tensor into parts, into as many as the parameter "chunks" says if it has one; the numbers stay what they are.</summary>
    Splitting,

    /// <summary>
    /// Passes the head through between floating types (<see cref="FloatingTypes"/>); to another type it makes it unknown.
    /// The parameter of type ScalarType says to which; an overload without one moves between devices and passes the head through,
    /// unless another tensor or a delegate is its model: then the type is unknown.
    /// </summary>
    Cast,

    /// <summary>A probability stays a probability; anything else becomes unknown.</summary>
    Clamp,

    /// <summary>The logarithm of a probability is a log-probability; anything else becomes unknown.</summary>
    Log,

    /// <summary>An affine map: its result is logits.</summary>
    Affine,

    /// <summary>Gives rows of its weights: logits, unless the weights were given to it.</summary>
    Lookup,

    /// <summary>Modules applied one after the other: Sequential. Its generic relatives leave forward to the user, so they are no chains.</summary>
    Chain,
}

/// <summary>Operations of one effect and every way TorchSharp spells them.</summary>
/// <param name="Effect">What they do to the head of their tensor.</param>
/// <param name="Functions">Methods and properties; the input is the tensor itself, or the first parameter of a static method.</param>
/// <param name="Modules">Classes of the namespace TorchSharp.Modules; the input is the first parameter of forward.</param>
internal sealed record Operation(OperationEffect Effect, IReadOnlyList<string> Functions, IReadOnlyList<string> Modules);

internal static class Operations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new(
            OperationEffect.Transparent,
            Functions:
            [
                .. TransparentOperations.Copy,
                .. TransparentOperations.Ownership,
                .. TransparentOperations.Dropout,
            ],
            Modules:
            [
                WrittenFunctions.Identity,
                "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout",
            ]),
        new(OperationEffect.Reshape, Functions: TransparentOperations.Shape, Modules: ["Flatten", "Unflatten"]),
        new(OperationEffect.Copy, Functions: ["Tensor.clone", "torch.clone"], Modules: []),
        new(
            OperationEffect.HandsBack,
            Functions:
            [
                "DisposeScope.MoveToOuter", "DisposeScope.MoveToOther", "DisposeScope.Detach", "DisposeScope.DisposeEverythingBut",
                "Module.apply", "Module.load", "Module.save",
                .. ModuleMoves.All,
            ],
            Modules: []),
        new(
            OperationEffect.BatchIndex,
            Functions:
            [
                "Tensor.this[]", "Tensor.index", "Tensor.slice",
                "Tensor.narrow", "torch.narrow",
                "Tensor.select", "torch.select",
                "Tensor.index_select", "torch.index_select",
            ],
            Modules: []),
        new(OperationEffect.Selection, Functions: Selections.All, Modules: []),
        new(OperationEffect.Mixture, Mixtures.Functions, Mixtures.Modules),
        new(
            OperationEffect.Joining,
            Functions:
            [
                "torch.cat", "torch.concat", "torch.concatenate", "torch.stack",
                "torch.hstack", "torch.vstack", "torch.dstack", "torch.row_stack", "torch.column_stack",
            ],
            Modules: []),
        new(OperationEffect.Splitting, Functions: ["Tensor.chunk", "torch.chunk", "Tensor.split", "torch.split", "Tensor.unbind", "torch.unbind"], Modules: []),
        new(OperationEffect.Cast, Functions: [Moves.OfTensor, "Tensor.to_type", "Tensor.type"], Modules: []),
        new(
            OperationEffect.Clamp,
            Functions:
            [
                "Tensor.clamp", "Tensor.clamp_", "Tensor.clip", "torch.clamp", "torch.clamp_", "torch.clip",
                "Tensor.clamp_min", "Tensor.clamp_min_", "torch.clamp_min", "torch.clamp_min_",
                "Tensor.clamp_max", "Tensor.clamp_max_", "torch.clamp_max", "torch.clamp_max_",
            ],
            Modules: []),
        new(OperationEffect.Log, Functions: ["Tensor.log", "Tensor.log_", "torch.log", "torch.log_"], Modules: []),
        new(
            OperationEffect.Affine,
            Functions:
            [
                "torch.nn.functional.linear", "torch.nn.functional.bilinear",
                "torch.nn.functional.conv1d", "torch.nn.functional.conv1d_padding", "torch.nn.functional.conv_transpose1d",
                "torch.nn.functional.conv2d", "torch.nn.functional.conv2d_padding", "torch.nn.functional.conv_transpose2d",
                "torch.nn.functional.conv3d", "torch.nn.functional.conv3d_padding", "torch.nn.functional.conv_transpose3d",
            ],
            Modules:
            [
                "Linear", "Bilinear",
                "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d",
            ]),
        new(OperationEffect.Lookup, Functions: [], Modules: ["Embedding", "EmbeddingBag"]),
        new(OperationEffect.Chain, Functions: [], Modules: ["Sequential"]),
    ];
}
