namespace LibraryComparison.Processes;

/// <summary>A line from the process that compares to the one that started it: what it is about, and cells.</summary>
internal sealed record Message(string Subject, IReadOnlyList<string> Cells)
{
    private const string End = "end";

    public bool IsEnd => Subject == End;

    public static string Calls(string member) => Line("calls", member);

    public static string Accepts(string member, IEnumerable<string> inputs) => Line("accepts", member, string.Join('|', inputs));

    public static string Found(Difference found) => Line("found", found.Check, found.Member, found.Found);

    public static string Compared(string check, int count) => Line("compared", check, $"{count}");

    public static string Finished() => Line(End);

    public static Message Parse(string line)
    {
        var cells = line.Split('\t');
        return new Message(cells[0], cells[1..]);
    }

    private static string Line(string subject, params string[] cells) =>
        string.Join('\t', cells.Prepend(subject).Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' ')));
}
