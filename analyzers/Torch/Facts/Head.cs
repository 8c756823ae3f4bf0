namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What the last operation on a tensor made of its numbers.</summary>
internal enum Head
{
    /// <summary>Straight out of an affine map: any real number.</summary>
    Logits,

    /// <summary>Independent probabilities, each in (0, 1).</summary>
    Sigmoid,

    /// <summary>Probabilities that sum to one along a dimension.</summary>
    Softmax,

    /// <summary>Numbers in [0, 1] that no activation makes by itself: one column of a softmax, a mean of sigmoids. No loss on logits equals one on them.</summary>
    Probability,

    /// <summary>Logarithms of probabilities that sum to one along a dimension.</summary>
    LogSoftmax,

    /// <summary>Logarithms of independent probabilities.</summary>
    LogSigmoid,

    /// <summary>Clipped at zero from below.</summary>
    Relu,

    /// <summary>Squashed into (-1, 1).</summary>
    Tanh,

    /// <summary>One of several that confine it, and nobody can tell which: sigmoid on one way, softmax on the other.</summary>
    Squashed,
}
