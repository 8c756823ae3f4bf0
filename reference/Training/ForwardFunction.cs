using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Asks a model for its outputs: how one of several inputs is called, or one that is not called by its inputs alone.</summary>
/// <param name="batch">
/// <c>batch.Inputs</c>, and <c>batch.More</c> where there are several inputs. In a prediction there are no targets: they are (B, 0).
/// </param>
/// <returns>(B, …), the logits where the loss wants logits.</returns>
public delegate Tensor ForwardFunction(Batch batch);
