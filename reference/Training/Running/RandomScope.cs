using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Whatever is drawn while it is open, libtorch's generator goes on afterwards as if nothing had been.</summary>
internal sealed class RandomScope : IDisposable
{
    private readonly Tensor _before = get_rng_state().DetachFromDisposeScope();

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
