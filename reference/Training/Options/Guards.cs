namespace TorchSharp.Reference.Training;

/// <summary>What a training watches over. All of it costs next to nothing.</summary>
[Flags]
public enum Guards
{
    /// <summary>Nothing is watched.</summary>
    None = 0,

    /// <summary>
    /// Every parameter holds sensible numbers before the first step; each that wants gradients is the optimizer's, gets one from the loss, and
    /// the first step changes them.
    /// </summary>
    Parameters = 1,

    /// <summary>
    /// Loss, gradients and buffers are finite numbers in every step; if not, the layer in which they ceased to be is named.
    /// </summary>
    Finite = 2,

    /// <summary>The model's first outputs are logits: not what softmax, sigmoid, tanh or ReLU gives.</summary>
    OutputRange = 4,

    /// <summary>After every step the grad mode and the dispose scope are what they were, and no tensors are left behind.</summary>
    Balance = 8,

    /// <summary>All of these.</summary>
    All = Parameters | Finite | OutputRange | Balance,
}
