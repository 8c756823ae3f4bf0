using System.Diagnostics;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A training in another process is killed without a warning, several times, and goes on each time.</summary>
public sealed class KilledTrainingTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 3;

    /// <summary>Steps that a training may take between the last that is waited for and the kill.</summary>
    private const int Late = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Its_weights_are_those_of_a_training_that_nobody_killed()
    {
        Assert.True(await RunsToItsEnd("whole", killAfter: null));

        var chance = new Random();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Short of a third of the steps each, those counted in that it may take before the kill arrives: so every kill meets a training that is alive.
            Assert.False(await RunsToItsEnd("killed", killAfter: chance.Next(5, 80), chance.Next(5)));
        }

        Assert.True(await RunsToItsEnd("killed", killAfter: null));
        Assert.Equal(File.ReadAllBytes(In("whole.weights")), File.ReadAllBytes(In("killed.weights")));
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    /// <param name="killAfter">After so many steps it is killed; never if null.</param>
    private async Task<bool> RunsToItsEnd(string name, int? killAfter, int milliseconds = 0)
    {
        using var process = Start(name, killAfter + Late);
        var steps = -1;
        var first = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            first = first.Length == 0 ? line : first;
            if (++steps != killAfter)
                continue;
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.WriteLine($"{name}: began at step {first}, took {steps}, exit code {process.ExitCode}");
        Assert.True(process.ExitCode == 0 || killAfter is not null, "the training failed by itself");
        return process.ExitCode == 0;
    }

    private Process Start(string name, int? most)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TorchSharp.KilledTraining.dll");
        string[] arguments = ["exec", program, In($"{name}.checkpoint"), In($"{name}.weights"), .. most is null ? [] : new[] { $"{most}" }];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }
}
