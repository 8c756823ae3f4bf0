using System.Diagnostics;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>The MNIST sample in a process of its own, which may be killed.</summary>
internal static class SampleProcess
{
    private static readonly string Program = Path.ChangeExtension(typeof(global::Samples.Mnist.CommandLine).Assembly.Location, ".dll");

    public static Process Start(params string[] arguments) => Start(new ProcessStartInfo("dotnet", [Program, .. arguments]));

    /// <summary>With a limit to the size of files, as if the disk were full: to write beyond it is an error and kills nobody.</summary>
    public static Process StartOnSmallDisk(int kilobytes, params string[] arguments)
    {
        // The runtime keeps its code in a file of memory, for which the limit would count, too.
        var start = new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet \"$@\"", "dotnet", Program, .. arguments]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Start(start);
    }

    /// <returns>The exit code, and what was written to both outputs.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> EndAsync(this Process process)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        return Process.Start(start)!;
    }
}
