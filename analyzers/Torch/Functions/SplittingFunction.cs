using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Cuts a tensor into parts: as many as it was asked for, or any number that are alike.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="CountArgument">Which argument says into how many.</param>
internal sealed record SplittingFunction(string Spelling, int CountArgument) : TorchFunction(Spelling)
{
    /// <summary>More parts than these nobody takes one by one.</summary>
    private const int Most = 8;

    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => Parts(Moved(Picked(input)), CountIn(arguments)));

    private int? CountIn(ValueList arguments) =>
        CountArgument >= 0 && CountArgument < arguments.Count && arguments[CountArgument] is Constant constant
            ? constant.Literal switch { int and > 0 and <= Most and var count => count, long and > 0 and <= Most and var count => (int)count, _ => null }
            : null;

    private static Value Parts(Value part, int? count) =>
        part == Value.Unknown ? Value.Unknown
        : count is { } known ? new Items(true, new ValueList([.. Enumerable.Repeat(part, known)]))
        : Items.All(part);
}
