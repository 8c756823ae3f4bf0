namespace LibraryComparison.Processes;

/// <summary>The comparison that is going on in this process: what it may call, and what it says of it to the process that started it.</summary>
internal sealed class Run(long seed, IReadOnlySet<string> fatal, IReadOnlyDictionary<string, string[]> inputs, TextWriter? messages)
{
    /// <summary>Nothing forbidden, nothing remembered, nobody told.</summary>
    public static Run Current { get; set; } = new(Checks.UsualSeed, new HashSet<string>(), new Dictionary<string, string[]>(), messages: null);

    public long Seed { get; } = seed;

    /// <summary>Whether a member may be called. It is said first: where the process ends, this was why.</summary>
    public bool MayCall(string member)
    {
        if (fatal.Contains(member))
            return false;
        messages?.WriteLine(Message.Calls(member));
        return true;
    }

    /// <summary>The inputs that a function is known to accept, or null where it was never tried.</summary>
    public string[]? InputsOf(string member) => inputs.GetValueOrDefault(member);

    public void Remember(string member, IEnumerable<string> accepted)
    {
        if (!inputs.ContainsKey(member))
            messages?.WriteLine(Message.Accepts(member, accepted));
    }
}
