using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Gives a model great random weights, until it is disposed; then it has its own again, bit by bit, in the same memory.</summary>
internal sealed class OtherWeights : IDisposable
{
    private readonly List<(Parameter Parameter, Tensor Own)> _parameters;

    /// <param name="model">It must not have a graph that is still to go back along: to change a weight in place would break it.</param>
    /// <param name="factor">
    /// What all weights, and noise of the deviation 1 beside them, are multiplied with; the same noise each time.
    /// </param>
    public OtherWeights(nn.Module model, double factor)
    {
        using var withoutGradient = no_grad();
        using var random = new Generator(1);
        var continuous = model.parameters().Where(parameter => parameter.is_floating_point());
        _parameters = [.. continuous.Select(parameter => (parameter, parameter.clone()))];
        foreach (var (parameter, own) in _parameters)
        {
            using var scope = NewDisposeScope();
            var noise = randn(parameter.shape, generator: random).to(parameter.dtype).to(parameter.device);
            _ = parameter.copy_(own.add(noise).mul(factor));
        }
    }

    public void Dispose()
    {
        using var withoutGradient = no_grad();
        foreach (var (parameter, own) in _parameters)
        {
            _ = parameter.copy_(own);
            own.Dispose();
        }
    }
}
