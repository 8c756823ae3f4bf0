namespace Article.Comparison;

/// <summary>The programs in training as plain lines, for a file or a pipe: what each prints at the end of an epoch.</summary>
internal static class PlainLines
{
    public static void Follow(TextWriter output, IReadOnlyList<Experiment> experiments)
    {
        var writer = TextWriter.Synchronized(output);
        foreach (var experiment in experiments)
        {
            foreach (var run in experiment.Runs)
            {
                run.EpochEnded += (epoch, loss) =>
                    writer.WriteLine($"{experiment.Title}, {run.Label}: epoch {epoch}/{run.Epochs}, loss {loss:F4}");
            }
        }
    }
}
