using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>A copy of all weights and buffers of a model, by name.</summary>
internal sealed class WeightCopy : IDisposable
{
    private WeightCopy(Dictionary<string, Tensor> tensors) => Tensors = tensors;

    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    public static WeightCopy Of(nn.Module model)
    {
        using var withoutGradient = no_grad();
        return new WeightCopy(model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone().DetachFromDisposeScope()));
    }

    /// <summary>Takes ownership of the tensors.</summary>
    public static WeightCopy Of(Dictionary<string, Tensor> tensors) => new(tensors);

    /// <summary>Gives the model these weights, in the memory that its own have.</summary>
    public void CopyTo(nn.Module model)
    {
        using var withoutGradient = no_grad();
        foreach (var (name, target) in model.state_dict())
            _ = target.copy_(Tensors[name]);
    }

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
            tensor.Dispose();
    }
}
