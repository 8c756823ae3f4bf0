using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>A probability stays a probability; anything else becomes unknown.</summary>
internal sealed record ClampFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, static input => HeadOf(input) is { IsProbability: true } ? input : Value.Unknown);
}
