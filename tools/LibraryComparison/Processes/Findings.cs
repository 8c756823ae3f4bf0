using System.Globalization;

namespace LibraryComparison.Processes;

/// <summary>All that a whole comparison said.</summary>
/// <param name="Inputs">Members and the inputs that they accept, where that was not known before.</param>
internal sealed record Findings(
    IReadOnlyList<Difference> Differences, IReadOnlyList<(string Check, int Compared)> Counts, IReadOnlyList<KeyValuePair<string, string>> Inputs)
{
    public static Findings Of(IEnumerable<Message> messages, IEnumerable<Difference> ended, IEnumerable<KeyValuePair<string, string>> inputs)
    {
        var bySubject = messages.ToLookup(message => message.Subject, message => message.Cells);
        return new Findings(
            [.. bySubject["found"].Select(cells => new Difference(cells[0], cells[1], cells[2])).Concat(ended).DistinctBy(found => (found.Check, found.Member))],
            [.. bySubject["compared"].Select(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)))],
            [.. inputs]);
    }
}
