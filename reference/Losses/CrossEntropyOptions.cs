using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Losses;

/// <summary>What libtorch's <c>cross_entropy</c> takes beside logits and targets.</summary>
public sealed record CrossEntropyOptions
{
    /// <summary>Floating (K), the logits' type: how much each class counts. All the same unless told.</summary>
    public Tensor? Weight { get; init; }

    /// <summary>
    /// A class index that marks places without a target: they have no loss and no gradient. Of no effect on soft targets.
    /// </summary>
    public long IgnoreIndex { get; init; } = -100;

    /// <summary>
    /// The share of each target that is spread evenly over all classes, from 0 to 1 (Szegedy et al., "Rethinking the inception
    /// architecture", 2016).
    /// </summary>
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// What becomes of the loss of each place. <see cref="Reduction.Mean"/> divides their sum by the sum of the weights of the target
    /// classes, ignored places left out; with soft targets by the number of places. Sum and divisor are float32 or better; libtorch's own
    /// mean over class indices counts in the logits' type, and is 0 in float16 from 65,520 places on.
    /// </summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;
}
