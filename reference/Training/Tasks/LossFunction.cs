using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>A loss of one's own.</summary>
/// <param name="outputs">(B, …), as the model gives them.</param>
/// <param name="targets">(B, …), the targets of the batch.</param>
/// <returns>One number with the graph behind it: the mean over the batch.</returns>
public delegate Tensor LossFunction(Tensor outputs, Tensor targets);
