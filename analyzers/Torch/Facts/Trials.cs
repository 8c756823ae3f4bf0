namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Words by which a program says that it runs something only to see how long it takes, or that it fails: there nobody wants the result.</summary>
internal static class Trials
{
    public static readonly ISet<string> Clocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "Stopwatch", "GetTimestamp", "TickCount", "TickCount64", "ElapsedMilliseconds", "Benchmark", "BenchmarkRunner", "UtcNow",
        "synchronize", "DisposablesCount", "TotalCount", "ThreadTotalLiveCount", "Statistics", "WaitForPendingFinalizers",
    };

    /// <summary>A clock where it is kept or compared; where it is printed, it is a date.</summary>
    public const string Date = "Now";

    /// <summary>Parts of names of methods and classes that run something only to run it.</summary>
    public static readonly IReadOnlyList<string> Names = ["warmup", "warm_up", "bench", "fuzz", "stress", "profil"];

    /// <summary>By these a method that does nothing else checks that shapes fit, or waits for a device.</summary>
    public static readonly ISet<string> Checks = new HashSet<string>(StringComparer.Ordinal)
    {
        "expand", "expand_as", "broadcast_to", "view", "view_as", "reshape", "matmul", "mm", "bmm", "cpu",
    };

    /// <summary>Attributes of a test that is to fail.</summary>
    public const string Expecting = "ExpectedException";

    /// <summary>What a name of an assertion contains: <c>Assert.Throws</c>, <c>ThrowsException</c>, <c>Should().Throw</c>.</summary>
    public const string Throwing = "Throw";
}
