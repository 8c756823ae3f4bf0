using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Losses;

/// <summary>What libtorch's <c>binary_cross_entropy_with_logits</c> takes beside logits and targets.</summary>
public sealed record BinaryCrossEntropyOptions
{
    /// <summary>
    /// Floating, of a shape that broadcasts to the logits': how much each term counts. <see cref="Reduction.Mean"/> does not divide by it.
    /// </summary>
    public Tensor? Weight { get; init; }

    /// <summary>
    /// Floating, of a shape that broadcasts to the logits', (K) for K labels: how much a label counts where it is there, in comparison to
    /// where it is not.
    /// </summary>
    public Tensor? PosWeight { get; init; }

    /// <summary>What becomes of the terms. <see cref="Reduction.Mean"/> divides their sum by their number.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;
}
