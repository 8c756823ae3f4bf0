using LibraryComparison.Processes;
using LibraryComparison.Report;

namespace LibraryComparison;

/// <summary>What the checks found, beside what is known of this version.</summary>
internal sealed record Comparison(Findings Findings, KnownDifferences Known)
{
    public IReadOnlyList<Difference> New { get; } = [.. Findings.Differences.Where(found => !Known.Contains(found))];

    /// <summary>Known before and not found now: mended, or no longer reached. A call that ends the process is not tried again to see.</summary>
    public IReadOnlyList<KnownDifference> Gone { get; } =
    [
        .. Known.All.Where(known => known.Check != Supervisor.EndsTheProcess
            && !Findings.Differences.Any(found => found.Check == known.Check && found.Member == known.Member)),
    ];

    /// <summary>Nothing new, nothing gone, and every check had something to compare.</summary>
    public bool IsAsKnown => New.Count == 0 && Gone.Count == 0 && Findings.Counts.All(count => count.Compared > 0);

    public static Comparison Make(long seed, string? only, bool tryFatal = false)
    {
        var known = KnownDifferences.Read().OfChecks([Supervisor.EndsTheProcess, .. Checks.Named(only).Select(check => check.Name)]);
        var findings = new Supervisor(seed, only).Compare(tryFatal ? [] : known.FatalMembers);
        return new Comparison(findings, known);
    }
}
