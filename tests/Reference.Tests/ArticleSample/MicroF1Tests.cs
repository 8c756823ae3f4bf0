using Article.Comparison;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.ArticleSample;

public class MicroF1Tests
{
    [Theory]
    [InlineData(new[] { true, false, true, false }, new[] { 1f, 0, 1, 0 }, 1)]
    [InlineData(new[] { false, false, false, false }, new[] { 1f, 0, 1, 0 }, 0)]
    [InlineData(new[] { true, true, true, true }, new[] { 1f, 0, 1, 0 }, 2.0 * 2 / (4 + 2))]
    [InlineData(new[] { true, true, false, false }, new[] { 1f, 0, 1, 1 }, 2.0 * 1 / (2 + 3))]
    [InlineData(new[] { false, false, false, false }, new[] { 0f, 0, 0, 0 }, 0)]
    public void It_is_twice_the_hits_over_all_marks(bool[] predicted, float[] labels, double expected)
    {
        using var predictions = tensor(predicted).view(2, 2);
        using var truth = tensor(labels).view(2, 2);

        Assert.Equal(expected, MicroF1.Of(predictions, truth), 1e-9);
    }
}
