using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SampleRunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    [InlineData("HUP", 1)]
    public async Task A_signal_ends_the_batch_writes_a_checkpoint_and_says_where_it_stopped_and_how_to_go_on(string signal, int number)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such signal to send");
        Assert.SkipWhen(IsIgnored(number), "a shell has started this in the background: the signal is ignored here and in every child");
        using var sample = SampleProcess.Start("train", "--digits", "400", "--epochs", "1000", "--out", _run.Path);
        var end = sample.EndAsync();
        await WaitFor(_run.PathOf("training.checkpoint"), sample);

        using (var kill = Process.Start("kill", [$"-{signal}", $"{sample.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var (exitCode, output, _) = await end.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(130, exitCode);
        Assert.Matches(@"Stopped (in epoch \d+ of 1000, after batch [1-7] of 7|after \d+ of 1000 epochs), 0:0\d:\d\d of training; all of it is written down", output);
        Assert.Contains($"resume --out \"{_run.Path}\"", output, StringComparison.Ordinal);
        Assert.False(_run.HasResult);
    }

    private static bool IsIgnored(int signal)
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        var bit = 1UL << (signal - 1);
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (ulong.Parse(mask.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & bit) != 0;
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
