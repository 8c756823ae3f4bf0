namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Processor time of this process. On a shared machine, time on the wall says little.</summary>
internal static class Cpu
{
    public static TimeSpan Of(Action action)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - before;
    }
}
