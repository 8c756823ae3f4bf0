namespace Article.Comparison;

/// <summary>One task of the article, and the programs that learn it.</summary>
/// <param name="Title">The task's name.</param>
/// <param name="Measure">What a score is: accuracy or micro-F1.</param>
/// <param name="Wrong">The program whose loss is wrong.</param>
/// <param name="Repaired">The program with the right loss.</param>
/// <param name="Others">Further versions.</param>
internal sealed record Experiment(string Title, string Measure, TrainingRun Wrong, TrainingRun Repaired, params TrainingRun[] Others)
{
    public IEnumerable<TrainingRun> Runs => [Wrong, Repaired, .. Others];

    /// <summary>The colour of a program on the terminal.</summary>
    public string Color(TrainingRun run) => run == Wrong ? "red" : run == Repaired ? "green" : "yellow";
}
