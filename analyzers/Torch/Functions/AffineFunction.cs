using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>An affine map: its result can be any real number.</summary>
internal sealed record AffineFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        new Fact(new HeadMeaning(Head.Logits), origins());
}
