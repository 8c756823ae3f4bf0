using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Weights that nobody has set hold what the memory held before: sometimes nothing, sometimes NaN or 1e38. A model is looked at before its first step, frozen
/// parts included.
/// </summary>
internal static class FirstWeights
{
    /// <summary>No initialisation and no training leads there.</summary>
    private const double Absurd = 1e8;

    /// <exception cref="TrainingException">Some parameters hold no sensible numbers; the message names all of them.</exception>
    public static void Refuse(nn.Module model)
    {
        using var withoutGradient = no_grad();
        var wrong = model.named_parameters().Where(named => IsAbsurd(named.parameter)).Select(named => named.name).ToList();
        if (wrong.Count > 0)
            throw new TrainingException(
                string.Create(CultureInfo.InvariantCulture, $"the weights {string.Join(", ", wrong)} are NaN, infinite or greater than {Absurd:0e+0} before the first step: ")
                + $"nobody has set them, or a training before has diverged. {Remedy(model, wrong)}");
    }

    private static string Remedy(nn.Module model, List<string> wrong) => model.named_modules().Any(named => named.module is GroupNorm && wrong.Any(name => name.StartsWith($"{named.name}.", StringComparison.Ordinal)))
        ? "GroupNorm of TorchSharp 0.104.0 to 0.107.0 never sets its weight and bias: call init.ones_(norm.weight) and init.zeros_(norm.bias) in the model's constructor"
        : "Set them in the model's constructor, by nn.init";

    private static bool IsAbsurd(Parameter parameter)
    {
        if (!parameter.is_floating_point() || parameter.numel() == 0)
            return false;
        using var scope = NewDisposeScope();

        // Not a number is not less than anything.
        return !(parameter.abs().max().Number() < Absurd);
    }
}
