namespace Figures;

/// <summary>The end of the curves in numbers, as the documents print them.</summary>
internal static class TrainingTable
{
    public static void Print(Comparison comparison, IReadOnlyList<Run> runs)
    {
        Console.WriteLine();
        Console.WriteLine($"| {comparison.Title} | training loss | {comparison.Metric} |");
        Console.WriteLine("|---|---|---|");
        foreach (var run in runs)
            Console.WriteLine($"| {run.Ending.Label} | {run.Epochs[^1].Loss:F3} | {run.Epochs[^1].Success:F3} |");
        Console.WriteLine();
    }
}
