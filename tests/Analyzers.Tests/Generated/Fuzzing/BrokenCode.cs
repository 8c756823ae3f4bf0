using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Analyses code that need not compile, and says what went wrong with the analysis itself.</summary>
internal static class BrokenCode
{
    /// <summary>Far above what any of these programs needs, on a busy machine too.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>Null, or what the analyzers did wrong.</summary>
    public static async Task<string?> FailureAsync(IEnumerable<(string Path, string Text)> files, CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(Bound);
        try
        {
            var findings = await ProgramBatch.FindAsync(ProgramBatch.Compile(files), bounded.Token);
            return findings.Crashes.FirstOrDefault();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no end after {Bound}";
        }
    }
}
