using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>The loss of a batch: its mean, and how much this mean counts among those of other batches.</summary>
/// <param name="Mean">A scalar with the graph behind it.</param>
/// <param name="Weight">The number of examples, or the sum of their weights where the loss is weighted by class.</param>
public readonly record struct BatchLoss(Tensor Mean, double Weight);
