using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>A sample is killed at any moment, runs out of disk, or is started twice; what it leaves can always be gone on with.</summary>
public sealed class KilledSampleTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Training = ["--digits", "150", "--epochs", "3", "--threads", "1", "--checkpoint-steps", "1"];

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("killed-sample-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_a_run_goes_on_to_the_result_of_one_that_nobody_killed()
    {
        var watch = Stopwatch.StartNew();
        await Succeed("train", "whole", Training);
        var (time, expected) = (watch.ElapsedMilliseconds, Test("whole"));
        var chance = new Random();
        for (var kill = 0; kill < Amount.Of("REFERENCE_KILLS", usual: 3); kill++)
        {
            var name = $"killed-{kill}";
            var after = chance.Next((int)time);
            using (var process = SampleProcess.Start(["train", .. Training, "--out", In(name)]))
            {
                var end = process.EndAsync();
                await Task.Delay(after, TestContext.Current.CancellationToken);
                process.Kill();
                _ = await end;
            }

            output.WriteLine($"killed after {after} of {time} ms: {string.Join(' ', Names(name))}");
            var hasBegun = File.Exists(Path.Combine(In(name), "run.json"));
            await Succeed(hasBegun ? "resume" : "train", name, hasBegun ? [] : Training);
            Assert.Equal(expected, Test(name));
            Assert.Equal(Names("whole"), Names(name).Where(file => !global::Samples.Common.Running.RunKind.IsUnfinished(file)));
            Directory.Delete(In(name), recursive: true);
        }
    }

    [Fact]
    public async Task Of_two_commands_at_once_one_is_refused_and_the_other_s_result_is_that_of_its_model()
    {
        for (var race = 0; race < Amount.Of("REFERENCE_RACES", usual: 1); race++)
        {
            var name = $"race-{race}";
            using var first = SampleProcess.Start(["train", .. Training, "--out", In(name)]);
            using var second = SampleProcess.Start(["train", .. Training, "--seed", "2", "--out", In(name)]);
            (int ExitCode, string Output, string Error)[] ends = await Task.WhenAll(first.EndAsync(), second.EndAsync());

            Assert.Equal([0, 1], ends.Select(end => end.ExitCode).Order());
            Assert.Matches("^error: (another command is writing into|there is a run in) '.*", ends.Single(end => end.ExitCode == 1).Error);
            var before = Test(name);
            await Succeed("resume", name);
            Assert.Equal(before, Test(name));
            Directory.Delete(In(name), recursive: true);
        }
    }

    [Fact]
    public async Task A_full_disk_leaves_no_draft_and_a_sentence_that_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no limit there");
        using (var process = SampleProcess.StartOnSmallDisk(kilobytes: 2000, ["train", .. Training, "--out", In("full")]))
        {
            var (exitCode, _, error) = await process.EndAsync();

            Assert.Equal(1, exitCode);
            Assert.Matches("^error: the checkpoint '.*' cannot be written: .*There is none before it: make room, and begin anew", error);
            Assert.Contains($"go on with:{Environment.NewLine}  dotnet run -c Release --project samples/Mnist -- resume --out \"{In("full")}\"", error, StringComparison.Ordinal);
        }

        Assert.Equal(["log.jsonl", "run.json", "run.lock"], Names("full"));
        await Succeed("resume", "full");
    }

    private string In(string name) => Path.Combine(_parent.FullName, name);

    private string[] Names(string name) => Directory.Exists(In(name))
        ? [.. Directory.GetFiles(In(name)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    private string Test(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(In(name), "result.json")))!["test"]!.ToJsonString();

    private async Task Succeed(string command, string name, params string[] options)
    {
        using var process = SampleProcess.Start([command, .. options, "--out", In(name)]);
        var (exitCode, _, error) = await process.EndAsync();
        Assert.True(exitCode == 0, error);
    }
}
