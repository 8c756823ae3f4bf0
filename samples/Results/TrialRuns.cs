using Samples.Common.Commands;
using Samples.Common.Running;

namespace Samples.Results;

/// <summary>The runs of a trial, each in a folder of its own. Finished ones are not run again, and interrupted ones go on.</summary>
internal sealed class TrialRuns(DirectoryInfo folder)
{
    /// <exception cref="Mistake">A run has ended in an error.</exception>
    /// <exception cref="OperationCanceledException">A run was interrupted.</exception>
    public async Task<IReadOnlyList<RunResult>> RunAsync(Trial trial)
    {
        var results = new List<RunResult>();
        for (var seed = 1; seed <= trial.Seeds; seed++)
            results.Add(await RunAsync(trial, seed));
        return results;
    }

    private async Task<RunResult> RunAsync(Trial trial, int seed)
    {
        var run = new RunFolder(new DirectoryInfo(Path.Combine(folder.FullName, $"{trial.Name}-{seed}")));
        if (run.Result is { } finished)
            return finished;

        var exitCode = await trial.Sample(run.HasCheckpoint
            ? ["resume", "--out", run.Path]
            : ["train", .. trial.Options, "--seed", $"{seed}", "--out", run.Path]);
        return exitCode switch
        {
            0 => run.Result!,
            SampleProgram.Interrupted => throw new OperationCanceledException(),
            _ => throw new Mistake($"{trial.Name} with seed {seed} has failed; see above."),
        };
    }
}
