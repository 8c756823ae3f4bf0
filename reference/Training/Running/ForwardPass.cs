using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Asks a model for its outputs. What libtorch says of inputs of another type or width is said of the model and its inputs.</summary>
internal static class ForwardPass
{
    /// <exception cref="ArgumentException">The model cannot take these inputs.</exception>
    public static Tensor Of(nn.Module<Tensor, Tensor> model, Tensor inputs)
    {
        try
        {
            return model.call(inputs);
        }
        catch (ExternalException error)
        {
            var reason = error.Message.Split('\n')[0].Trim().TrimEnd('.');
            throw new ArgumentException($"the model cannot take inputs {Describe.Tensor(inputs)}: {reason}.{Hint(model, inputs)}", nameof(inputs), error);
        }
    }

    private static string Hint(nn.Module model, Tensor inputs)
    {
        var (name, weight) = model.named_parameters().FirstOrDefault();
        if (weight is null)
            return "";
        if (inputs.is_floating_point() && inputs.dtype != weight.dtype)
            return $" Its weights are {weight.dtype}: give it inputs.to(ScalarType.{weight.dtype})";
        var layer = name.LastIndexOf('.') is > 0 and var end ? $", {name[..end]}," : "";
        return FirstLayer(model) switch
        {
            Linear linear when linear.weight!.size(1) != inputs.size(-1) => $" Its first layer{layer} is Linear and takes rows of {linear.weight.size(1)} numbers, not of {inputs.size(-1)}",
            Linear linear when !inputs.is_floating_point() => $" Its first layer is Linear: give it inputs.to(ScalarType.{linear.weight!.dtype})",
            _ => $" Its first weights, {name}, are {Describe.Tensor(weight)}",
        };
    }

    private static nn.Module? FirstLayer(nn.Module model) => model.modules().Prepend(model).FirstOrDefault(module => module.parameters(recurse: false).Any());
}
