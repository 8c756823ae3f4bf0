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
/// <param name="Spelling">As the tables write it.</param>
/// <param name="IsLookup">Whether it gives rows of its weights: one that nobody saw being made may hold any table, of log-probabilities, too.</param>
internal sealed record AffineFunction(string Spelling, bool IsLookup = false) : TorchFunction(Spelling)
{
    /// <summary>Whether its weights are given, and need not be weights at all: <c>Embedding_from_pretrained(logProbabilities)</c>.</summary>
    private bool IsOfGivenWeights { get; init; } = IsLookup;

    public override bool DependsOnParts => true;

    public override LibraryFunction MadeBy(IMethodSymbol maker, ValueList arguments) =>
        this with { IsOfGivenWeights = maker.Name.EndsWith(WrittenFunctions.FromPretrained, StringComparison.Ordinal) };

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        IsOfGivenWeights ? Value.Unknown
        : arguments is [Fact { Meaning: HeadMeaning { Head: not Head.Logits } }, _, ..] ? Value.Unknown : new Fact(new HeadMeaning(Head.Logits), origins());
}
