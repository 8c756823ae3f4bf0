namespace TorchSharp.Analyzers.Benchmarks;

internal static class ComparisonBars
{
    /// <summary>What was measured, as a promise kept or missed.</summary>
    public static Bar BarOf(this Interleaved measured, Comparison comparison) =>
        new(comparison.Name, measured.Ratio(comparison.Contender, comparison.To), comparison.Limit, measured.SpreadOf(comparison));
}
