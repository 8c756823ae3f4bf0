using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SampleRunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_the_batch_writes_a_checkpoint_and_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such signal to send");
        Assert.SkipWhen(IsInterruptIgnored(), "a shell has started this in the background: the signal is ignored here and in every child");
        using var sample = Start("train", "--digits", "400", "--epochs", "1000", "--out", _run.Path);
        var output = sample.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WaitFor(_run.PathOf("training.checkpoint"), sample);

        using (var kill = Process.Start("kill", ["-INT", $"{sample.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await sample.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(130, sample.ExitCode);
        Assert.Contains($"resume --out \"{_run.Path}\"", await output, StringComparison.Ordinal);
        Assert.False(_run.HasResult);
    }

    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1UL << 1;
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (ulong.Parse(mask.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    private static Process Start(params string[] arguments)
    {
        var program = Path.ChangeExtension(typeof(global::Samples.Mnist.CommandLine).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static async Task WaitFor(string file, Process sample)
    {
        for (var waited = Stopwatch.StartNew(); !File.Exists(file); await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            Assert.False(sample.HasExited, "the sample has ended by itself");
            Assert.True(waited.Elapsed < Patience, $"no {file} after {Patience}");
        }
    }
}
