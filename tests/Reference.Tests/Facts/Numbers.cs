using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

internal static class Numbers
{
    public static double[] Of(Tensor values) => values.to_type(ScalarType.Float64).contiguous().data<double>().ToArray();

    /// <summary>Real numbers on both sides of zero, none near it, some beyond 6.</summary>
    public static Tensor Real(params long[] shape)
    {
        manual_seed(7);
        var values = randn(shape, ScalarType.Float64) * 4;
        return values + values.sign() * 0.1;
    }

    public static void AreClose(IReadOnlyCollection<double> expected, IReadOnlyCollection<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
