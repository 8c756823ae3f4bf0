using System.Runtime.InteropServices;

namespace TorchSharp.Reference.Training;

/// <summary>What becomes of the memory of a batch when the batch is over.</summary>
public static class BatchMemory
{
    // As malloc.h names them: how many heaps; from which size on a block is a mapping of its own; how much free memory at the end of the heap is too much;
    // and how much more than needed the heap grows at a time.
    private const int ArenaMax = -8;
    private const int MmapThreshold = -3;
    private const int TrimThreshold = -1;
    private const int TopPad = -2;

    private const int OneHeap = 1;
    private const int LargestMapping = 1 << 30;
    private const int NeverTooMuch = int.MaxValue;
    private const int Growth = 256 << 20;

    /// <summary>Up to glibc 2.34, half of a thread's heap is the most that is taken.</summary>
    private const int LargestMappingBefore = 32 << 20;

    /// <summary>
    /// Keeps the memory of a batch for the next one, instead of giving it back to the system and asking for it again. Call it as the first
    /// statement of a program, before libtorch or a second thread has asked for memory.
    /// </summary>
    /// <remarks>
    /// <para>
    /// libtorch takes each tensor's memory from the C library. On Linux that is glibc, which maps blocks from 128 kB to 32 MB on their own
    /// and unmaps them when they are freed, raises that limit by what was freed before, and cuts the end of a heap off as soon as it is
    /// free: whether a batch's activations are given back is a matter of chance, of what the process did before. Memory that comes back
    /// from the kernel is a page fault for every 4 kB, and has to be filled with zeros each time. The same training then takes up to three
    /// times as long in one process as in another.
    /// </para>
    /// <para>
    /// Four settings of <c>mallopt(3)</c> end that, and only together: one heap for all threads, no mapping for blocks under 1 GB, growth by
    /// 256 MB at a time, and up to 2 GB that the heap keeps at its end. What it costs is memory: what the largest step or evaluation took stays
    /// with the process while it is not needed. Elsewhere than under glibc on Linux nothing is done.
    /// </para>
    /// </remarks>
    /// <returns>Whether it is done: the C library is glibc, and took all four.</returns>
    public static bool Keep()
    {
        if (!OperatingSystem.IsLinux() || !IsGlibc())
            return false;
        var hasOneHeap = Set(ArenaMax, OneHeap) != 0;
        var mapsNothing = Set(MmapThreshold, LargestMapping) != 0 || Set(MmapThreshold, LargestMappingBefore) != 0;
        return hasOneHeap && mapsNothing && Set(TrimThreshold, NeverTooMuch) != 0 && Set(TopPad, Growth) != 0;
    }

    /// <summary>Other C libraries of Linux, musl above all, have no such function.</summary>
    private static bool IsGlibc()
    {
        try
        {
            return Version() != 0;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Version();

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(int parameter, int value);
}
