using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Whatever it is given, its result has the activation's head.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="Head">What its result is.</param>
/// <param name="DimensionArgument">Which argument says along which dimension it normalises, or -1.</param>
internal sealed record ActivationFunction(string Spelling, Head Head, int DimensionArgument = -1) : TorchFunction(Spelling)
{
    /// <summary>The dimension that a module was made for, where it is known.</summary>
    private long? MadeFor { get; init; }

    public override LibraryFunction MadeBy(IMethodSymbol maker, ValueList arguments) =>
        maker.Parameters.FirstOrDefault(static parameter => parameter.Name == ParameterNames.Dimension) is { Ordinal: var ordinal }
            ? this with { MadeFor = DimensionAt(ordinal, arguments) }
            : this;

    /// <summary>Modules that differ in nothing but the dimension are still the same activation.</summary>
    public override LibraryFunction? JoinWith(LibraryFunction other) =>
        base.JoinWith(other) ?? (other is ActivationFunction activation && OfAnyDimension.Equals(activation.OfAnyDimension) ? OfAnyDimension : null);

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        new Fact(
            new HeadMeaning(Head, MadeFor ?? DimensionAt(DimensionArgument, arguments)) { IsOfLogits = arguments is [var input, ..] && HeadOf(input) is { Head: Head.Logits, IsChosen: false } },
            origins());

    private ActivationFunction OfAnyDimension => this with { MadeFor = null };

    private static long? DimensionAt(int position, ValueList arguments) =>
        position >= 0 && position < arguments.Count && arguments[position] is Constant constant
            ? constant.Literal switch { long dimension => dimension, int dimension => dimension, _ => null }
            : null;
}
