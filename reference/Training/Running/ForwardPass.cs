using System.Runtime.InteropServices;
using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>A model, and how it is asked for its outputs.</summary>
internal sealed class ForwardPass(nn.Module module, ForwardFunction function)
{
    public nn.Module Module { get; } = module;

    /// <summary>A model of one input.</summary>
    public static ForwardPass Of(nn.Module<Tensor, Tensor> model) => new(model, batch => batch.More.Count == 0
        ? model.call(batch.Inputs)
        : throw new ArgumentException(
            $"the examples have {batch.More.Count + 1} inputs, and the model takes one: say how it is called, new Trainer(model, batch => …, task)"));

    /// <summary>The outputs. What libtorch says of inputs of another type or width is said of the model and its inputs.</summary>
    /// <exception cref="ArgumentException">The model cannot take these inputs.</exception>
    public Tensor Of(Batch batch)
    {
        try
        {
            return function(batch);
        }
        catch (ExternalException error)
        {
            var reason = error.Message.Split('\n')[0].Trim().TrimEnd('.');
            var inputs = string.Join(", ", batch.AllInputs.Select(Describe.Tensor));
            throw new ArgumentException($"the model cannot take inputs {inputs}: {reason}.{Hint(batch)}", nameof(batch), error);
        }
    }

    /// <summary>The first input is the first layer's.</summary>
    private string Hint(Batch batch)
    {
        var inputs = batch.Inputs;
        var (name, weight) = Module.named_parameters().FirstOrDefault();
        if (weight is null || batch.More.Count > 0)
            return "";
        if (inputs.is_floating_point() && inputs.dtype != weight.dtype)
            return $" Its weights are {weight.dtype}: give it inputs.to(ScalarType.{weight.dtype})";
        var layer = name.LastIndexOf('.') is > 0 and var end ? $", {name[..end]}," : "";
        return FirstLayer() switch
        {
            Linear linear when linear.weight!.size(1) != inputs.size(-1) => $" Its first layer{layer} is Linear and takes rows of {linear.weight.size(1)} numbers, not of {inputs.size(-1)}",
            Linear linear when !inputs.is_floating_point() => $" Its first layer is Linear: give it inputs.to(ScalarType.{linear.weight!.dtype})",
            _ => $" Its first weights, {name}, are {Describe.Tensor(weight)}",
        };
    }

    private nn.Module? FirstLayer() => Module.modules().Prepend(Module).FirstOrDefault(module => module.parameters(recurse: false).Any());
}
