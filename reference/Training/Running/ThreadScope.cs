using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// A number of libtorch's threads for as long as it is open; then the one before. libtorch keeps a number for each managed thread and gives
/// new ones the last that was set anywhere: open it on the thread that does the work, and close it there.
/// </summary>
internal readonly struct ThreadScope : IDisposable
{
    private readonly int? _before;

    /// <param name="threads">At least 1; null to leave libtorch as it is.</param>
    public ThreadScope(int? threads)
    {
        if (threads is not { } number)
            return;
        _before = get_num_threads();
        set_num_threads(number);
    }

    public void Dispose()
    {
        if (_before is { } before)
            set_num_threads(before);
    }
}
