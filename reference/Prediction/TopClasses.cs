using static TorchSharp.torch;

namespace TorchSharp.Reference.Prediction;

/// <summary>The most probable classes of each row, the best first.</summary>
/// <param name="Probabilities">float32 (N, k).</param>
/// <param name="Classes">int64 (N, k), each from 0 to classes − 1.</param>
public readonly record struct TopClasses(Tensor Probabilities, Tensor Classes) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Probabilities.Dispose();
        Classes.Dispose();
    }
}
