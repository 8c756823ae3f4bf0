using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Losses;

/// <summary>Comparisons and derivatives of tensors.</summary>
internal static class Numerically
{
    /// <summary>Four units in the last place of float32, of the number or of 1, whichever is greater.</summary>
    private const double FewUlps = 4 * 1.1920929e-7;

    public static double[] Numbers(this Tensor tensor) => tensor.detach().to(ScalarType.Float64).reshape(-1).data<double>().ToArray();

    public static void AssertEqualToFewUlps(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        AssertEqual(expected, actual, FewUlps);
    }

    /// <summary>One unit in the last place of the tensors' own type, which is float16 or bfloat16; of its smallest normal number for smaller ones.</summary>
    public static void AssertWithinAnUlp(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        var (ulp, least) = expected.dtype == ScalarType.Float16 ? (Math.Pow(2, -10), Math.Pow(2, -14)) : (Math.Pow(2, -7), Math.Pow(2, -126));
        Assert.All(expected.Numbers().Zip(actual.Numbers()).Distinct(), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= ulp * Math.Max(least, Math.Abs(pair.First)), $"expected {pair.First:R}, got {pair.Second:R}"));
    }

    public static void AssertEqual(Tensor expected, Tensor actual, double tolerance) => Assert.All(
        expected.Numbers().Zip(actual.Numbers()),
        pair => Assert.True(
            pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)),
            $"expected {pair.First:R}, got {pair.Second:R}"));

    /// <summary>What automatic differentiation makes of the sum of a loss.</summary>
    public static Tensor Gradient(Func<Tensor, Tensor> loss, Tensor logits)
    {
        var z = logits.detach().clone().requires_grad_();
        loss(z).sum().backward();
        return z.grad!;
    }

    /// <summary>Central differences of the sum of a loss; the logits are float64.</summary>
    public static Tensor Differences(Func<Tensor, Tensor> loss, Tensor logits)
    {
        const double Step = 1e-5;
        var slopes = zeros_like(logits).reshape(-1);
        for (var i = 0L; i < logits.numel(); i++)
        {
            using var scope = NewDisposeScope();
            var aside = zeros_like(logits).reshape(-1);
            aside[i] = Step;
            aside = aside.reshape(logits.shape);
            slopes[i] = (loss(logits + aside) - loss(logits - aside)).sum() / (2 * Step);
        }
        return slopes.reshape(logits.shape);
    }
}
