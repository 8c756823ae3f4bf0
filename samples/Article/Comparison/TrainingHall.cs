using static TorchSharp.torch;

namespace Article.Comparison;

/// <summary>Trains two programs at a time, each on one processor.</summary>
internal static class TrainingHall
{
    private const int Places = 2;

    /// <exception cref="OperationCanceledException">The user has stopped the programs.</exception>
    public static async Task TrainAsync(IEnumerable<TrainingRun> runs, CancellationToken cancellation)
    {
        // One processor for each program: two small trainings side by side are faster than one after the other on both processors,
        // and each is repeatable to the last bit.
        set_num_threads(1);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Places, CancellationToken = cancellation };
        await Parallel.ForEachAsync(runs, options, (run, token) =>
        {
            run.Execute(token);
            return ValueTask.CompletedTask;
        });
    }
}
