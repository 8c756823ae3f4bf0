using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
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
    /// <summary>Whether its weights are given, and need not be weights at all: <c>Embedding_from_pretrained(logProbabilities)</c>.</summary>
    private bool IsOfGivenWeights { get; init; }

    public override LibraryFunction MadeBy(IMethodSymbol maker, ValueList arguments) =>
        maker.Name.EndsWith(WrittenFunctions.FromPretrained, StringComparison.Ordinal) ? this with { IsOfGivenWeights = true } : this;

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        IsOfGivenWeights ? Value.Unknown
        : arguments is [Fact { Meaning: HeadMeaning { Head: not Head.Logits } }, _, ..] ? Value.Unknown : new Fact(new HeadMeaning(Head.Logits), origins());
}
