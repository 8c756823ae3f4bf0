namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The names of all members that the tables of faults speak of, as a program writes them: a constructor by its class.</summary>
internal static class FaultNames
{
    public static readonly ISet<string> All = Names();

    /// <summary>Classes whose application alone is wrong: only where a text has one of these names, an application may be one of theirs.</summary>
    public static readonly IReadOnlyList<string> Applied = [.. AttentionMasks.Positions.Keys, FaultMembers.GaussianLossClass];

    /// <summary>Where one of these stands, a class may be made whose name is written elsewhere: <c>new(…)</c>, <c>base(…)</c>.</summary>
    public static readonly IReadOnlyList<string> Keywords = ["new", "base", "partial"];

    private static HashSet<string> Names()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in LibraryFaults.All)
            Add(fault.Members, names);
        foreach (var other in OtherInPyTorch.All)
            Add(other.Members, names);
        Add(FaultMembers.GroupNorm, names);
        Add(FaultMembers.GaussianLoss, names);
        Add(FaultMembers.OneCycle, names);
        Add(FaultMembers.Optimizers, names);
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
