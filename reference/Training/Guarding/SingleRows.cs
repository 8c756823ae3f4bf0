using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Batch norm divides by a deviation, and one value has none. A batch of one row gives it one for each channel where it stands behind a
/// linear layer; where it stands behind a convolution, the places of an image are values, too.
/// </summary>
internal static class SingleRows
{
    /// <param name="forward">The model, in the modes in which it will be trained.</param>
    /// <param name="batch">The first, or one of a stream.</param>
    /// <param name="larger">How there come to be more rows in a batch.</param>
    /// <exception cref="TrainingException">The batch has one row, and that is one value for each channel of a batch norm.</exception>
    public static void Refuse(ForwardPass forward, Batch batch, string larger = "raise BatchSize, train on more than one example,")
    {
        if (batch.Count > 1 || FirstWithOneValue(forward, batch) is not { } layer)
            return;
        throw new TrainingException(
            $"batches of one row give {layer} one value for each channel, and there is no variance in one value: "
            + $"{larger} or put that layer into eval mode");
    }

    private static string? FirstWithOneValue(ForwardPass forward, Batch batch)
    {
        var norms = forward.Module.named_modules().Where(named => named.module is BatchNorm { training: true }).ToList();
        if (norms.Count == 0)
            return null;
        string? first = null;
        var hooks = norms.Select(named => ((BatchNorm)named.module).register_forward_hook((_, input, output) =>
        {
            first ??= input.numel() == input.size(1) ? $"{named.name} ({named.module.GetType().Name})" : null;
            return output;
        })).ToList();
        RunForHooks(forward, batch);
        hooks.ForEach(hook => hook.remove());
        return first;
    }

    /// <summary>In eval mode, where one row is as good as many.</summary>
    private static void RunForHooks(ForwardPass forward, Batch batch)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        using var random = new RandomScope();
        using var modes = ModuleModes.Evaluate(forward.Module);
        _ = forward.Of(batch);
    }
}
