using System.CommandLine;
using Samples.Common.Commands;
using Samples.Common.Running;
using Spectre.Console;

namespace Samples.Results;

/// <summary>The command that prints the results on real data.</summary>
internal static class CommandLine
{
    private const int BarNotMet = 2;

    private static readonly Option<DirectoryInfo?> Mnist = OptionOf.Folder(
        "--mnist", "Folder with the four files of MNIST. Without it, MNIST is left out.");
    private static readonly Option<DirectoryInfo?> MultiLabel = OptionOf.Folder(
        "--multilabel", "Folder with scene and yeast. Without it, they are left out.");
    private static readonly Option<int> MnistSeeds = OptionOf.Number(
        "--mnist-seeds", new(1, 20), usual: 1, "How many seeds for each model on MNIST.");
    private static readonly Option<int> Seeds = OptionOf.Number(
        "--seeds", new(1, 20), usual: 5, "How many seeds for each multi-label set.");
    private static readonly Option<int?> Threads = OptionOf.Threads("what each sample takes by itself");
    private static readonly Option<DirectoryInfo> Out = OptionOf.Out("results");

    /// <returns>The exit code: 2 if a bar is not met.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var program = new RootCommand("Trains what docs/results.md tells of and prints its table. Runs that are finished in --out are not run again.")
        {
            Mnist, MultiLabel, MnistSeeds, Seeds, Threads, Out,
        };
        program.Does((parsed, _) => PrintAsync(parsed));
        return SampleProgram.RunAsync(program, arguments, usual: []);
    }

    private static async Task<int> PrintAsync(ParseResult parsed)
    {
        if (parsed.IsGiven(MnistSeeds) && !parsed.IsGiven(Mnist))
            throw new Mistake("--mnist-seeds says how often to train on MNIST, and without --mnist that is left out: give --mnist, or leave out --mnist-seeds.");
        var runs = new TrialRuns(parsed.GetRequiredValue(Out));
        var finished = new List<(Trial, IReadOnlyList<RunResult>)>();
        foreach (var trial in Trials(parsed))
            finished.Add((trial, await runs.RunAsync(trial)));
        return ResultsTable.Write(AnsiConsole.Console, finished) ? 0 : BarNotMet;
    }

    private static List<Trial> Trials(ParseResult parsed)
    {
        var seeds = parsed.GetValue(Seeds);
        var trials = new List<Trial> { Trial.OfCoinFlips(seeds) };
        if (parsed.GetValue(MultiLabel) is { } multiLabel)
            trials.AddRange(Trial.OfMultiLabel(multiLabel.FullName, seeds));
        if (parsed.GetValue(Mnist) is { } mnist)
            trials.AddRange(Trial.OfMnist(mnist.FullName, parsed.GetValue(MnistSeeds)));
        return parsed.GetValue(Threads) is { } threads ? [.. trials.Select(trial => trial.With(threads))] : trials;
    }
}
