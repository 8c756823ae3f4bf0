using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Where paths meet, what is known on both.</summary>
internal sealed partial class State
{
    /// <summary>Takes in another path to the same point.</summary>
    /// <returns>Whether anything is known less well than before.</returns>
    public bool JoinWith(State other)
    {
        var before = (Locals, Members, Heap, Captures, Answers, PossibleAliases, ChangedFacts, HasHiddenChange, Named, Escaped, Captured, LostInputs, HasChangers, HasGivenChanged, IsForNobody);
        IsForNobody &= other.IsForNobody;
        HasChangers |= other.HasChangers;
        LostInputs = LostInputs.JoinWith(other.LostInputs, static (_, mine, theirs) => mine ?? theirs);
        HasGivenChanged |= other.HasGivenChanged;
        Escaped = Escaped.JoinWith(other.Escaped, static (_, mine, theirs) => mine ?? theirs);
        Captured = Captured.JoinWith(other.Captured, static (_, mine, theirs) => mine ?? theirs);
        Named = Named.JoinWith(other.Named, static (_, mine, theirs) => mine ?? theirs);
        PossibleAliases = PossibleAliases.JoinWith(other.PossibleAliases, static (_, mine, theirs) => mine ?? theirs);
        HasHiddenChange |= other.HasHiddenChange;
        ChangedFacts = ChangedFacts.JoinWith(other.ChangedFacts, static (_, mine, theirs) => mine ?? theirs);
        Locals = MapJoins.KeepingEither(Locals, other.Locals, (mine, theirs) => Join(mine, theirs, other));
        Members = IsConstruction
            ? MapJoins.OfMade(Members, other.Members, (mine, theirs) => Join(mine, theirs, other))
            : MapJoins.KeepingBoth(Members, other.Members, (mine, theirs) => Join(mine, theirs, other), this.LoseSightOf);
        Captures = MapJoins.OfCaptures(Captures, other.Captures, (mine, theirs) => Join(mine, theirs, other));
        Heap = MapJoins.KeepingEither(Heap, other.Heap, (mine, theirs) => JoinContents(mine, theirs, other));
        Answers = Choices.Common(Answers, other.Answers);
        return before != (Locals, Members, Heap, Captures, Answers, PossibleAliases, ChangedFacts, HasHiddenChange, Named, Escaped, Captured, LostInputs, HasChangers, HasGivenChanged, IsForNobody);
    }

    /// <summary>Takes a state into what is known of the same point so far, if anything is.</summary>
    public static void JoinInto(ref State? joined, State state)
    {
        if (joined is null)
            joined = state.Copy();
        else
            joined.JoinWith(state);
    }

    private Value Join(Value mine, Value theirs, State other)
    {
        var joined = JoinHeld(mine, theirs, other);
        if (Choices.IsLoss(joined, Content(mine), other.Content(theirs)) && Choices.MayDecide(mine, Answers, theirs, other.Answers))
            joined = Parted(Choices.Join(HandOn(mine), Answers, other.HandOn(theirs), other.Answers), joined);
        if (joined == Value.Unknown)
        {
            this.LoseSightOf(mine);
            this.LoseSightOf(theirs);
        }

        return joined;
    }

    /// <summary>A choice too large to follow is no reason to forget what both lists end in.</summary>
    private static Value Parted(Value parted, Value joined) => parted == Value.Unknown && Lists.Is(joined) ? joined : parted;

    /// <summary>What a container holds on one path or the other: <c>if (squash) head.append(Softmax(1));</c>.</summary>
    private Value JoinContents(Value mine, Value theirs, State other)
    {
        if (mine.Equals(theirs))
            return mine;
        var joined = Lattice.Join(Lists.Common(mine), Lists.Common(theirs));
        return Choices.IsLoss(joined, mine, theirs) && Choices.MayDecide(mine, Answers, theirs, other.Answers)
            ? Parted(Choices.Join(mine, Answers, theirs, other.Answers), joined)
            : joined;
    }

    private Value Content(Value value) => value is Container ? Snapshot(value) : value;

    /// <summary>One of two containers, or a container and its like, are known by what they hold.</summary>
    private Value JoinHeld(Value mine, Value theirs, State other) =>
        (mine is Container || theirs is Container) && !mine.Equals(theirs) && !IsMissing(mine) && !IsMissing(theirs)
            ? Lattice.Join(HandOn(mine), other.HandOn(theirs))
            : Lattice.Join(mine, theirs);

    private static bool IsMissing(Value value) => value == Value.None || value == Value.Null;
}
