namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The names of all members that the tables of faults speak of, as a program writes them: a constructor by its class.</summary>
internal static class FaultNames
{
    public static readonly ISet<string> All = Names();

    private static HashSet<string> Names()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in LibraryFaults.All)
            Add(fault.Members, names);
        return names;
    }

    private static void Add(IEnumerable<string> ids, HashSet<string> names)
    {
        foreach (var id in ids)
        {
            var parts = id.Split('(')[0].Split('.');
            var last = parts[parts.Length - 1];
            names.Add(last == "#ctor" ? parts[parts.Length - 2] : last);
        }
    }
}
