namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>
/// Measurements taken side by side: in each round every contender once, the order turned from round to round,
/// so that whatever else the machine does meets all of them.
/// </summary>
internal sealed class Interleaved
{
    private readonly List<TimeSpan[]> _rounds = [];

    /// <param name="measure">The cost for a contender, by its index, in a round.</param>
    public static Interleaved Run(int contenders, int rounds, Func<int, int, TimeSpan> measure)
    {
        var result = new Interleaved();
        for (var round = 0; round < rounds; round++)
        {
            var times = new TimeSpan[contenders];
            for (var i = 0; i < contenders; i++)
            {
                var contender = (i + round) % contenders;
                times[contender] = measure(contender, round);
            }

            result._rounds.Add(times);
        }

        return result;
    }

    public TimeSpan Median(int contender) => TimeSpan.FromTicks((long)Median(_rounds.Select(times => (double)times[contender].Ticks)));

    /// <summary>The median of the rounds' ratios; pairs of one round share its luck.</summary>
    public double Ratio(int contender, int to) => Median(_rounds.Select(times => (double)times[contender].Ticks / times[to].Ticks));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
