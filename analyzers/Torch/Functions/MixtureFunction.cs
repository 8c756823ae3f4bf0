using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Makes numbers between those that it is given: of probabilities a probability, of anything else something unknown.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="Limits">What its arguments must be for that.</param>
/// <param name="GivesPlaces">Whether the result is a tuple, with the places of the numbers beside them: <c>p.max(1).values</c>.</param>
internal sealed record MixtureFunction(string Spelling, MixtureLimits Limits, bool GivesPlaces = false) : TorchFunction(Spelling)
{
    /// <summary>Whether a module was made within the limits.</summary>
    private bool IsWithin { get; init; }

    public override LibraryFunction MadeBy(IMethodSymbol maker, ValueList arguments) => this with { IsWithin = MixtureLimits.Of(maker).AreKept(arguments) };

    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => IsWithin || Limits.AreKept(arguments) ? Result(input, origins) : Value.Unknown);

    /// <summary>A tensor of its own: what is done to it in place is not done to what it was made of.</summary>
    private Value Result(Value input, Func<OrderedSet<Origin>> origins)
    {
        if (input is not Fact { Meaning: HeadMeaning { IsProbability: true } } fact)
            return Value.Unknown;
        var mixed = AsNew(fact with { Meaning = new HeadMeaning(Head.Probability) }, origins);
        return GivesPlaces ? new TupleValue(new ValueList(mixed, Value.Unknown)) : mixed;
    }
}
