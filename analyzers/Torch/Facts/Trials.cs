namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Words by which a program says that it runs something only to see how long it takes, or that it fails: there nobody wants the result.</summary>
internal static class Trials
{
    public static readonly ISet<string> Clocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "Stopwatch", "GetTimestamp", "TickCount", "TickCount64", "ElapsedMilliseconds", "Benchmark", "BenchmarkRunner", "UtcNow",
    };

    /// <summary>What a name of an assertion contains: <c>Assert.Throws</c>, <c>ThrowsException</c>, <c>Should().Throw</c>.</summary>
    public const string Throwing = "Throw";
}
