using LibraryComparison.Processes;

namespace LibraryComparison.Report;

/// <summary>A difference that somebody looked at.</summary>
/// <param name="Verdict">What it is: the anchor of its row on docs/torchsharp-differences.md, or why it is no fault.</param>
internal sealed record KnownDifference(string Check, string Member, string Verdict)
{
    /// <summary>What stands where nobody looked yet.</summary>
    public const string NotJudged = "not judged";
}

/// <summary>The list of known differences, <c>known.tsv</c>: check, member and verdict.</summary>
internal sealed record KnownDifferences(IReadOnlyList<KnownDifference> All)
{
    private static string File => Repository.File("known.tsv");

    /// <summary>Members that are not called, since they end the process.</summary>
    public IEnumerable<string> FatalMembers => All.Where(known => known.Check == Supervisor.EndsTheProcess).Select(known => known.Member);

    public static KnownDifferences Read() => new(
        [.. System.IO.File.ReadLines(File).Select(line => line.Split('\t')).Select(cells => new KnownDifference(cells[0], cells[1], cells[2]))]);

    public bool Contains(Difference found) => Of(found) is not null;

    public string VerdictOf(Difference found) => Of(found)?.Verdict ?? KnownDifference.NotJudged;

    public KnownDifferences OfChecks(IEnumerable<string> checks) => new([.. All.Where(known => checks.Contains(known.Check))]);

    /// <summary>The list after a comparison: what is new is added, what is gone is left out, verdicts stay.</summary>
    public KnownDifferences With(Comparison comparison)
    {
        var kept = All.Except(comparison.Gone);
        var added = comparison.New.Select(found => new KnownDifference(found.Check, found.Member, KnownDifference.NotJudged));
        return new([.. kept.Concat(added).OrderBy(known => known.Check, StringComparer.Ordinal).ThenBy(known => known.Member, StringComparer.Ordinal)]);
    }

    public void Save() => System.IO.File.WriteAllText(File, string.Concat(All.Select(known => $"{known.Check}\t{known.Member}\t{known.Verdict}\n")));

    private KnownDifference? Of(Difference found) => All.FirstOrDefault(known => known.Check == found.Check && known.Member == found.Member);
}
