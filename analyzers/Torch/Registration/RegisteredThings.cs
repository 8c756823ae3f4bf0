namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What can be reached from what is registered: the steps of a chain, what a list held when it was read, what a module was given.</summary>
internal sealed class RegisteredThings
{
    private readonly HashSet<Thing> _certain;
    private readonly HashSet<Thing> _possible;

    public RegisteredThings(BuildState state)
    {
        _certain = Reach(state.Registered, state, static thing => thing.Kind is ThingKind.Chain);
        _possible = Reach(state.MayBeRegistered, state, static thing => thing.Kind is ThingKind.Chain or ThingKind.Layer or ThingKind.Function);
    }

    public bool MayBe(Thing thing) => _possible.Contains(thing);

    /// <summary>Whether the parts in what a member holds are registered: all or none, else nothing is said.</summary>
    public MemberState StateOf(Held held, PartCheck check)
    {
        var parts = check.PartsIn(held).ToList();
        if (parts.Count == 0)
            return MemberState.Unknown;
        return parts.TrueForAll(part => !_possible.Contains(part)) ? MemberState.Unregistered
            : parts.TrueForAll(_certain.Contains) ? MemberState.Registered : MemberState.Unknown;
    }

    /// <summary>Whether a tensor that is no weight is a buffer.</summary>
    public MemberState OfTensor(Held held) =>
        held.MayBeOther || held.Things.Count != 1 ? MemberState.Unknown
        : !_possible.Contains(held.Things.First()) ? MemberState.Unregistered
        : _certain.Contains(held.Things.First()) ? MemberState.Registered : MemberState.Unknown;

    private static HashSet<Thing> Reach(IEnumerable<Thing> roots, BuildState state, Func<Thing, bool> opens)
    {
        var (open, reached) = (new Stack<Thing>(roots), new HashSet<Thing>());
        while (open.Count > 0)
        {
            var thing = open.Pop();
            if (!reached.Add(thing) || !opens(thing) || !state.Contents.TryGetValue(thing, out var content))
                continue;
            foreach (var inside in content.Things)
                open.Push(inside);
        }

        return reached;
    }
}
