using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Whatever is drawn while it is open, libtorch's generator goes on afterwards as if nothing had been.</summary>
internal sealed class RandomScope : IDisposable
{
    private readonly Tensor _before = get_rng_state().DetachFromDisposeScope();

    /// <summary>Begins the random numbers of all devices anew.</summary>
    public static void Seed(long seed)
    {
        _ = manual_seed(seed);
        if (cuda.is_available())
            cuda.manual_seed_all(seed);
    }

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
