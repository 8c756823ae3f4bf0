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
        using var generator = new Generator(Mix((ulong)seed, (ulong)epoch, (ulong)number));
        return batch with { Inputs = augmentation(batch.Inputs, generator) };
    }

    /// <summary>Seeds that are near each other give generators that are not (SplitMix64, Steele et al., 2014).</summary>
    private static ulong Mix(ulong seed, ulong epoch, ulong batch)
    {
        unchecked
        {
            var z = seed + (epoch << 32 | batch) * 0x9E3779B97F4A7C15UL;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
            return z ^ z >> 31;
        }
    }
}
