using Article.Comparison;
using Xunit;

namespace TorchSharp.Reference.Tests.ArticleSample;

public class SparklineTests
{
    [Theory]
    [InlineData(new double[] { }, 4, "")]
    [InlineData(new double[] { 1, 0.5 }, 4, "█▅")]
    [InlineData(new double[] { 1, 0.5, 0.1, 0 }, 4, "█▅▁▁")]
    [InlineData(new double[] { 0.5, 2 }, 4, "▅█")]
    public void Each_letter_is_a_value(double[] values, int expected, string line) =>
        Assert.Equal(line, Sparkline.Draw(values, expected, width: 4, top: 1));

    [Fact]
    public void Many_values_share_a_letter() =>
        Assert.Equal("█▄▁", Sparkline.Draw([1, 1, 1, 0, 0, 0], expected: 8, width: 4, top: 1.001));
}
