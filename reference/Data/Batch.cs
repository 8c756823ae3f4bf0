using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>The examples of one step. Its tensors belong to the dispose scope in which the batch was asked for.</summary>
/// <param name="Inputs">(B, …).</param>
/// <param name="Targets">(B, …).</param>
public readonly record struct Batch(Tensor Inputs, Tensor Targets)
{
    /// <summary>B.</summary>
    public long Count => Inputs.size(0);
}
