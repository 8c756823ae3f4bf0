namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The most that the heap held while something ran, beyond what it held before. Looked at every few milliseconds.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <returns>Megabytes.</returns>
    public static double Of(Action run)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = before;
        using var stop = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            do
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            while (!stop.Wait(Step));
        });
        watch.Start();
        try
        {
            run();
        }
        finally
        {
            stop.Set();
            watch.Join();
        }

        return (most - before) / 1e6;
    }
}
