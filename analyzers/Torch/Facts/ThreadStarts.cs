namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What of the base class library runs a function on another thread.</summary>
internal static class ThreadStarts
{
    /// <summary>Methods, by class.</summary>
    public static readonly ISet<string> Methods = new HashSet<string>(StringComparer.Ordinal)
    {
        "Parallel.For", "Parallel.ForEach", "Parallel.Invoke", "Task.Run", "TaskFactory.StartNew", "ThreadPool.QueueUserWorkItem", "ThreadPool.UnsafeQueueUserWorkItem",
    };

    /// <summary>Queries after <c>AsParallel()</c>.</summary>
    public const string Query = "ParallelEnumerable";

    /// <summary>Made with its body.</summary>
    public const string Thread = "Thread";

    /// <summary>The names that a text must mention.</summary>
    public static readonly ISet<string> Words = new HashSet<string>(StringComparer.Ordinal)
    {
        "Parallel", "Run", "StartNew", "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "AsParallel", Thread,
    };

    /// <summary>Bounds how many threads there are; with one, it is often the caller's.</summary>
    public const string Degree = "MaxDegreeOfParallelism";
}
