using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>Gives libtorch back the number of threads that it had.</summary>
internal sealed class ThreadCount : IDisposable
{
    private readonly int _before = get_num_threads();

    public void Dispose() => set_num_threads(_before);
}
