namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// Lists and chains whose content an input decides: after <c>if (squash) head.append(Softmax(1));</c> it is a choice between the content with the
/// layer and that without.
/// </summary>
internal static class Lists
{
    /// <summary>The elements of a list, or the steps of a chain.</summary>
    public static Items? ItemsOf(Value? value) => value switch
    {
        Items items => items,
        Chain chain => chain.Steps,
        _ => null,
    };

    /// <summary>Whether it is a list or chain, whichever way a choice goes.</summary>
    public static bool Is(Value value) => value is Choice choice
        ? IsOrNone(choice.Yes) && IsOrNone(choice.No)
        : value is Items or Chain;

    /// <summary>The list that a function makes of a list, whichever way a choice goes; of both together, where two would be too much to follow.</summary>
    public static Value Each(Value list, Func<Value, Value> map) =>
        list is Choice choice && Is(choice)
            ? EitherOf(choice, Each(choice.Yes, map), Each(choice.No, map))
            : list == Value.None ? list : map(list);

    /// <summary>What a list has in common whichever way a choice goes: its end.</summary>
    public static Value Common(Value list) =>
        list is Choice choice && Is(choice) ? Lattice.Join(Common(choice.Yes), Common(choice.No)) : list;

    private static Value EitherOf(Choice choice, Value yes, Value no) =>
        Choice.Of(choice.Question, yes, no) is var either && either != Value.Unknown ? either : Lattice.Join(Common(yes), Common(no));

    private static bool IsOrNone(Value value) => value == Value.None || Is(value);
}
