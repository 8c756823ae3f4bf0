using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>
/// An affine map: its result can be any real number. <c>linear(probabilities, full(…))</c> is one of numbers that nobody trains, and may well be a mixture of
/// the probabilities.
/// </summary>
internal sealed record AffineFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        arguments is [Fact { Meaning: HeadMeaning { Head: not Head.Logits } }, _, ..] ? Value.Unknown : new Fact(new HeadMeaning(Head.Logits), origins());
}
