using LibraryComparison.Report;

namespace LibraryComparison.Processes;

/// <summary>Which of the random inputs each function accepts, <c>inputs.tsv</c>, written by the tool. A function that is not in it is tried with all of them.</summary>
internal static class RememberedInputs
{
    private static string File => Repository.File("inputs.tsv");

    public static Dictionary<string, string[]> Read() => !System.IO.File.Exists(File)
        ? []
        : System.IO.File.ReadLines(File).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1].Split('|', StringSplitOptions.RemoveEmptyEntries));

    public static void Add(IEnumerable<KeyValuePair<string, string>> found)
    {
        var all = Read().Select(known => KeyValuePair.Create(known.Key, string.Join('|', known.Value))).Concat(found)
            .DistinctBy(known => known.Key).OrderBy(known => known.Key, StringComparer.Ordinal);
        System.IO.File.WriteAllText(File, string.Concat(all.Select(known => $"{known.Key}\t{known.Value}\n")));
    }
}
