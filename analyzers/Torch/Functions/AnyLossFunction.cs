using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>
/// <c>binary ? BCEWithLogitsLoss() : CrossEntropyLoss()</c>: one of several losses that take logits. What is wrong before every one of them is wrong
/// whichever it is.
/// </summary>
/// <param name="Losses">The losses, in the order in which the program comes to them.</param>
internal sealed record AnyLossFunction(OrderedSet<LossFunction> Losses) : TorchFunction(string.Join(" or ", Losses.Items.Select(static loss => loss.Spelling)))
{
    /// <summary>The one that a message speaks of.</summary>
    public LossFunction First => Losses.Items[0];

    public override bool IsObserved => true;

    public override bool IsVague => true;

    public override bool Settles(Value input) => input is Fact { Meaning: HeadMeaning { IsConfined: true } };

    public override LibraryFunction? JoinWith(LibraryFunction other) => base.JoinWith(other) ?? Of(this, other);

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => Value.Unknown;

    /// <summary>Either of two, or null where one of them takes something else than logits.</summary>
    public static LibraryFunction? Of(LibraryFunction one, LibraryFunction other) =>
        LossesIn(one) is { } mine && LossesIn(other) is { } theirs && mine.UnionIfWhole(theirs) is { } all ? new AnyLossFunction(all) : null;

    private static OrderedSet<LossFunction>? LossesIn(LibraryFunction function) => function switch
    {
        AnyLossFunction several => several.Losses,
        LossFunction { WantsLogits: true } loss => OrderedSet<LossFunction>.Of(loss),
        _ => null,
    };
}
