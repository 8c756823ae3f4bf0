using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Takes single numbers, or repeats them: <c>p.gather(1, y)</c>.</summary>
internal sealed record SelectionFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => Spelling.EndsWith("masked_select", StringComparison.Ordinal) ? Chosen(Moved(Picked(input))) : Some(Moved(Picked(input))));
}
