using Article.Comparison;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Reference.Tests.ArticleSample;

/// <summary>The sample's floors are what the loss functions give for the best probabilities there can be.</summary>
public class LossFloorTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Softmax_twice(int classes)
    {
        using var labels = arange(classes);
        using var certainAndRight = eye(classes);

        Assert.Equal(cross_entropy(certainAndRight, labels).item<float>(), LossFloor.OfSoftmaxTwice(classes), 1e-6);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(5, 5)]
    public void Sigmoid_twice(int positive, int labels)
    {
        using var certainAndRight = arange(labels).less(positive).to(ScalarType.Float32);

        Assert.Equal(
            binary_cross_entropy_with_logits(certainAndRight, certainAndRight).item<float>(),
            LossFloor.OfSigmoidTwice((double)positive / labels),
            1e-6);
    }
}
