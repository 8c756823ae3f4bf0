using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Factories of optimizers with the settings that they are usually given.</summary>
public static class Optimizers
{
    /// <summary>Adam (Kingma and Ba, 2015): <see cref="FlatAdam"/> where the parameters suit it, else TorchSharp's.</summary>
    /// <param name="learningRate">The step size, 0 or more.</param>
    /// <param name="weightDecay">The L2 penalty, 0 or more; none unless told.</param>
    public static OptimizerFactory Adam(double learningRate = 1e-3, double weightDecay = 0) => model =>
    {
        var parameters = Trainable(model);
        return FlatAdam.Suits(parameters)
            ? new FlatAdam(parameters, learningRate, weight_decay: weightDecay)
            : optim.Adam(parameters, learningRate, weight_decay: weightDecay);
    };

    /// <summary>TorchSharp's own Adam, to compare with.</summary>
    /// <param name="learningRate">The step size, 0 or more.</param>
    /// <param name="weightDecay">The L2 penalty, 0 or more; none unless told.</param>
    public static OptimizerFactory StockAdam(double learningRate = 1e-3, double weightDecay = 0) => model =>
        optim.Adam(Trainable(model), learningRate, weight_decay: weightDecay);

    /// <summary>The parameters that want gradients, as a list: TorchSharp's own enumeration walks the whole model in every step.</summary>
    internal static IReadOnlyList<Parameter> Trainable(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.parameters().Where(parameter => parameter.requires_grad)];
    }
}
