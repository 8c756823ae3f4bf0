namespace Samples.Results;

/// <summary>What a figure of the test must come to, as the mean over the seeds.</summary>
/// <param name="Metric">As in <c>result.json</c>.</param>
/// <param name="Limit">The least or the greatest value that is good enough.</param>
/// <param name="HigherIsBetter">Which of the two.</param>
internal sealed record Bar(string Metric, double Limit, bool HigherIsBetter)
{
    public static Bar AtLeast(string metric, double limit) => new(metric, limit, HigherIsBetter: true);

    public static Bar AtMost(string metric, double limit) => new(metric, limit, HigherIsBetter: false);

    public bool IsMet(double mean) => HigherIsBetter ? mean >= Limit : mean <= Limit;

    public override string ToString() => FormattableString.Invariant($"{(HigherIsBetter ? ">=" : "<=")} {Limit:0.####}");
}
