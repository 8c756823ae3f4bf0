using Samples.Common.Commands;
using Samples.Common.Running;
using Samples.Results;
using Spectre.Console;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class ResultsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0.5, 0.4, false, true)]
    [InlineData(0.5, 0.5, true, true)]
    [InlineData(0.5, 0.6, true, false)]
    public void A_bar_is_met_on_its_own_side_and_on_the_line(double limit, double mean, bool atLeast, bool atMost)
    {
        Assert.Equal(atLeast, Bar.AtLeast("accuracy", limit).IsMet(mean));
        Assert.Equal(atMost, Bar.AtMost("hamming_loss", limit).IsMet(mean));
    }

    [Fact]
    public async Task Each_seed_is_trained_once_and_a_finished_run_is_not_repeated()
    {
        var commands = new List<string>();
        var trial = new Trial("coins", Seeds: 2, Sample(commands), ["--fast"], []);

        await new TrialRuns(_folder).RunAsync(trial);
        var results = await new TrialRuns(_folder).RunAsync(trial);

        Assert.Equal([1, 2], results.Select(result => result.Seed));
        Assert.Equal(["train --fast --seed 1", "train --fast --seed 2"], commands);
    }

    [Fact]
    public async Task Threads_are_handed_on_to_the_sample()
    {
        var commands = new List<string>();

        await new TrialRuns(_folder).RunAsync(new Trial("coins", Seeds: 1, Sample(commands), ["--fast"], []).With(threads: 2));

        Assert.Equal(["train --fast --threads 2 --seed 1"], commands);
    }

    [Fact]
    public async Task A_wrong_number_of_threads_is_refused_before_any_run()
    {
        Assert.NotEqual(0, await CommandLine.RunAsync(["--threads", "0", "--out", _folder.FullName]));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on()
    {
        var commands = new List<string>();
        File.WriteAllText(Path.Combine(_folder.CreateSubdirectory("coins-1").FullName, "training.checkpoint"), "");

        await new TrialRuns(_folder).RunAsync(new Trial("coins", Seeds: 1, Sample(commands), ["--fast"], []));

        Assert.Equal(["resume"], commands);
    }

    [Fact]
    public async Task A_run_that_fails_is_named()
    {
        var trial = new Trial("coins", Seeds: 1, _ => Task.FromResult(1), [], []);

        var error = await Assert.ThrowsAsync<Mistake>(() => new TrialRuns(_folder).RunAsync(trial));
        Assert.Contains("coins with seed 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_says_mean_and_deviation_and_whether_every_bar_is_met()
    {
        var trial = new Trial("coins", Seeds: 2, _ => Task.FromResult(0), [], [Bar.AtLeast("accuracy", 0.5), Bar.AtMost("log_loss", 0.1)]);
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });

        Assert.False(ResultsTable.Write(console, [(trial, [Result(1, 0.6, 0.2), Result(2, 0.8, 0.4)])]));

        var rows = text.ToString().Split('\n').Where(line => line.Contains("coins", StringComparison.Ordinal)).Select(Cells).ToList();
        Assert.Equal(["coins", "1 to 2", "3", "accuracy", "0.7000", "0.1414", ">= 0.5", "yes", "7"], rows[0]);
        Assert.Equal(["coins", "1 to 2", "3", "log_loss", "0.3000", "0.1414", "<= 0.1", "no", "7"], rows[1]);
    }

    private static string[] Cells(string line) => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>A sample that leaves a result at once, and writes down what it was asked for.</summary>
    private static Func<string[], Task<int>> Sample(List<string> commands) => arguments =>
    {
        var place = Array.IndexOf(arguments, "--out");
        commands.Add(string.Join(' ', arguments[..place]));
        var folder = new DirectoryInfo(arguments[place + 1]);
        folder.Create();
        new RunFolder(folder).SaveResult(Result(seed: folder.Name[^1] - '0', accuracy: 0.5, logLoss: 0.7));
        return Task.FromResult(0);
    };

    private static RunResult Result(int seed, double accuracy, double logLoss) =>
        new("multi_class", "coins", seed, Epochs: 3, Seconds: 7, SamplesPerSecond: 1, new Dictionary<string, double> { ["accuracy"] = accuracy, ["log_loss"] = logLoss });
}
