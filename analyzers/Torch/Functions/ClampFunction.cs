using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>A probability stays a probability; anything else becomes unknown.</summary>
internal sealed record ClampFunction(string Spelling) : TorchFunction(Spelling)
{
    /// <summary>From below it keeps them away from 0.</summary>
    private bool IsFromAbove => Spelling.IndexOf("clamp_max", StringComparison.Ordinal) >= 0;

    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => input is Fact { Meaning: HeadMeaning { IsProbability: true } meaning } fact
            ? fact with { Meaning = IsFromAbove || arguments is [_, { } least, ..] && least == Value.Null ? meaning with { IsCapped = true } : meaning with { IsClamped = true } }
            : Value.Unknown);
}
