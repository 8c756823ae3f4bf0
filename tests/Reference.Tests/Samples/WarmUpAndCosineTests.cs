using Samples.Common.Running;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public class WarmUpAndCosineTests
{
    [Fact]
    public void The_rate_rises_to_the_full_one_and_falls_to_nothing()
    {
        var factors = Enumerable.Range(0, 101).Select(step => WarmUpAndCosine.Factor(step / 100.0, warmUp: 0.2)).ToArray();

        Assert.Equal(0.05, factors[0], 1e-12);
        Assert.Equal(1, factors[20], 1e-12);
        Assert.Equal(0.5, factors[60], 1e-12);
        Assert.Equal(0, factors[100], 1e-12);
        Assert.Equal(factors[..21].Order(), factors[..21]);
        Assert.Equal(factors[20..].OrderDescending(), factors[20..]);
    }
}
