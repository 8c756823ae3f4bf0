using System.Globalization;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Says where in a model a batch first becomes infinite or no number.</summary>
internal sealed class FirstOffender(ForwardPass forward)
{
    /// <summary>No weight of a model that learns grows so far.</summary>
    private const double Grown = 1e6;

    public string Find(Batch batch)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        if (batch.AllInputs.Any(inputs => inputs.is_floating_point() && !inputs.IsFinite()))
            return "the inputs of this batch are not finite; look at the data, or at the augmentation";
        if (forward.Module.named_parameters().FirstOrDefault(named => !named.parameter.IsFinite()) is { name: { } parameter })
            return $"the weights {parameter} are not finite; the step before was too long: lower the learning rate, or set ClipGradientNorm";
        if (forward.Module.named_parameters().FirstOrDefault(named => Greatest(named.parameter) > Grown) is { name: { } grown, parameter: { } weights })
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the weights {grown} have grown to {Greatest(weights):0.0e+0}; the steps are too long: lower the learning rate, or set ClipGradientNorm");
        return LayerOf(batch) is { } layer
            ? $"the first layer whose output is not finite is {layer}"
            : "the model's outputs are finite, so it is the loss or its targets (a mean over no row is NaN: where a loss leaves rows out, LossTask.Weight says how many count)";
    }

    private static double Greatest(Tensor weights) => weights.is_floating_point() && weights.numel() > 0 ? weights.abs().max().Number() : 0;

    private string? LayerOf(Batch batch)
    {
        string? first = null;
        var hooks = new List<Action>();
        foreach (var (name, module) in forward.Module.named_modules().Append(("the model itself", forward.Module)))
        {
            if (module is not nn.Module<Tensor, Tensor> layer)
                continue;
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                first ??= output.IsFinite() ? null : $"{name} ({layer.GetType().Name})";
                return output;
            });
            hooks.Add(hook.remove);
        }

        var outputs = forward.Of(batch);
        hooks.ForEach(remove => remove());
        return first ?? (outputs.IsFinite() ? null : $"the model itself ({forward.Module.GetType().Name})");
    }
}
