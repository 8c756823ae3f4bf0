using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>A loss: what it is given is what the rules of the first family judge.</summary>
internal sealed record LossFunction(string Spelling, LossKind Kind) : TorchFunction(Spelling)
{
    public override bool IsObserved => true;

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => Value.Unknown;
}
