namespace Article.Comparison;

/// <summary>A curve in one line of text: each letter is the mean of a stretch of the values, from 0 at the bottom to a given top.</summary>
internal static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <param name="values">What has been measured so far.</param>
    /// <param name="expected">How many values there will be in the end; they fill the whole width.</param>
    /// <param name="width">Letters in the finished line.</param>
    /// <param name="top">The value of a full letter.</param>
    public static string Draw(IReadOnlyList<double> values, int expected, int width, double top)
    {
        var stretch = Math.Max(1, (double)expected / width);
        var letters = (int)Math.Ceiling(values.Count / stretch);
        return string.Concat(Enumerable.Range(0, letters).Select(i => Level(Mean(values, (int)(i * stretch), (int)((i + 1) * stretch)), top)));
    }

    private static double Mean(IReadOnlyList<double> values, int from, int to) =>
        values.Skip(from).Take(Math.Max(1, to - from)).DefaultIfEmpty(0).Average();

    private static char Level(double value, double top) =>
        Levels[Math.Clamp((int)(value / top * Levels.Length), 0, Levels.Length - 1)];
}
