using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What the elements of a list that a caller brings make of a value one by one, if one of them applied to it is all that a round does.</summary>
internal static class FoldedElements
{
    /// <summary>The elements as the one that each of them is, if nothing else is known of them.</summary>
    public static ElementOf? EachOf(Items elements) => elements is { FromStart: false, Known.Count: 0, Others: ElementOf { Index: not Constant } each } ? each : null;

    /// <param name="made">What a round makes.</param>
    /// <param name="each">The element that it runs for.</param>
    /// <param name="input">What it began with.</param>
    /// <returns>A chain of all elements applied to the input, or null.</returns>
    public static Value? Of(Value made, ElementOf each, Value input) =>
        made is Application { Function: ElementOf function, Arguments: [var given] } applied && function.Equals(each) && given.Equals(input)
            ? new Application(new Chain(new Items(true, new ValueList(Spread.Of(each.Elements)))), applied.Arguments, applied.Site).Bounded()
            : null;
}
