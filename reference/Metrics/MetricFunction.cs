using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>A figure of one's own.</summary>
/// <param name="outputs">(B, …), as the model gives them.</param>
/// <param name="targets">(B, …).</param>
/// <returns>One number, or one for each example, whose mean is taken.</returns>
public delegate Tensor MetricFunction(Tensor outputs, Tensor targets);
