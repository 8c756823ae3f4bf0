using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Whatever it is given, its result has the activation's head.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="Head">What its result is.</param>
/// <param name="DimensionArgument">Which argument says along which dimension it normalises, or -1.</param>
internal sealed record ActivationFunction(string Spelling, Head Head, int DimensionArgument = -1) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        new Fact(new HeadMeaning(Head, Dimension(arguments)), origins());

    private long? Dimension(ValueList arguments) =>
        DimensionArgument >= 0 && DimensionArgument < arguments.Count && arguments[DimensionArgument] is Constant constant
            ? constant.Literal switch { long dimension => dimension, int dimension => dimension, _ => null }
            : null;
}
