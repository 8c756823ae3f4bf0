using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Applies the user's augmentation with a generator of its own for each batch, so that no state of it has to be kept.</summary>
internal sealed class Augmenter(Augmentation? augmentation, long seed)
{
    public Batch Apply(Batch batch, int epoch, int number)
    {
        if (augmentation is null)
            return batch;
        using var withoutGradient = no_grad();
        using var generator = new Generator(SplitMix64.At((ulong)seed, (ulong)epoch << 32 | (uint)number));
        return batch with { Inputs = augmentation(batch.Inputs, generator) };
    }
}
