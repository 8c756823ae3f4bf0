using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Comparison;

/// <summary>The Euclidean length of all gradients of a network, taken together.</summary>
internal static class GradientNorm
{
    public static double Of(Module<Tensor, Tensor> model)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return Math.Sqrt(model.parameters().Sum(parameter => parameter.grad is { } gradient ? gradient.square().sum().item<float>() : 0));
    }
}
