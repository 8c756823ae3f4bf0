using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Who is compared with whom, and how much more it may cost.</summary>
internal sealed record Comparison(string Name, int Contender, int To, double Limit);

/// <summary>
/// Measurements taken side by side: in each round every contender once, the order turned from round to round,
/// so that whatever else the machine does meets all of them. A noisy machine gets more rounds than a quiet one.
/// </summary>
internal sealed class Interleaved
{
    private readonly List<TimeSpan[]> _rounds = [];

    /// <summary>Measures until each comparison is decided, with the given numbers of rounds at least and at most.</summary>
    /// <param name="measure">The cost for a contender, by its index, in a round.</param>
    public static Interleaved Run(
        int contenders, (int Least, int Most) rounds, IReadOnlyList<Comparison> comparisons, Func<int, int, TimeSpan> measure)
    {
        var result = new Interleaved();
        for (var round = 0; round < rounds.Least || (round < rounds.Most && !comparisons.All(result.IsDecided)); round++)
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

    /// <summary>Measures so many rounds.</summary>
    /// <param name="measure">The cost for a contender, by its index, in a round.</param>
    public static Interleaved Run(int contenders, int rounds, Func<int, int, TimeSpan> measure) => Run(contenders, (rounds, rounds), [], measure);

    public TimeSpan Median(int contender) => TimeSpan.FromTicks((long)Median(_rounds.Select(times => (double)times[contender].Ticks)));

    /// <summary>The median time of each contender by its name.</summary>
    public string Describe(params string[] names) =>
        string.Join(", ", names.Select((name, contender) => string.Create(
            CultureInfo.InvariantCulture, $"{name} {Median(contender).TotalMilliseconds:0.0} ms"))) + $" CPU, medians of {_rounds.Count} rounds";

    /// <summary>The median of the rounds' ratios; pairs of one round share its luck.</summary>
    public double Ratio(int contender, int to) => Median(Ratios(contender, to));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private bool IsDecided(Comparison comparison)
    {
        var (low, high) = SpreadOf(comparison);
        return high < comparison.Limit || low > comparison.Limit;
    }

    /// <summary>The interval of the median by the binomial distribution of the ranks: it assumes nothing of the noise.</summary>
    public (double Low, double High) SpreadOf(Comparison comparison)
    {
        var sorted = Ratios(comparison.Contender, comparison.To).Order().ToList();
        var rank = Math.Max(0, (int)Math.Floor((sorted.Count - 1.96 * Math.Sqrt(sorted.Count)) / 2));
        return (sorted[rank], sorted[sorted.Count - 1 - rank]);
    }

    private IEnumerable<double> Ratios(int contender, int to) => _rounds.Select(times => (double)times[contender].Ticks / times[to].Ticks);
}
