using TorchSharp.Reference.Models;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Models;

[Collection(nameof(GlobalGenerator))]
public sealed class MnistCnnTests : IDisposable
{
    private readonly MnistCnn _model;
    private readonly Tensor _images;

    public MnistCnnTests()
    {
        manual_seed(1);
        _model = new MnistCnn();
        _images = randn(6, 1, 28, 28);
    }

    public void Dispose()
    {
        _model.Dispose();
        _images.Dispose();
    }

    [Fact]
    public void It_is_the_article_s_network()
    {
        var shapes = _model.parameters().Select(parameter => string.Join('x', parameter.shape));

        Assert.Equal(["32x1x3x3", "32", "64x32x3x3", "64", "128x3136", "128", "10x128", "10"], shapes);
        Assert.Equal(421_642, ModelFacts.Weights(_model));
    }

    [Fact]
    public void It_computes_what_the_article_s_forward_computes()
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        var w = _model.parameters().ToArray();
        var x = nn.functional.max_pool2d(nn.functional.conv2d(_images, w[0], w[1], padding: [1, 1]).relu(), [2, 2]);
        x = nn.functional.max_pool2d(nn.functional.conv2d(x, w[2], w[3], padding: [1, 1]).relu(), [2, 2]);
        x = x.view(-1, 64 * 7 * 7).matmul(w[4].t()).add(w[5]).relu();
        var expected = x.matmul(w[6].t()).add(w[7]);

        Assert.True(_model.call(_images).allclose(expected, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Every_weight_is_trained() => ModelFacts.EveryWeightIsTrained(_model, _images);

    [Fact]
    public void It_ends_in_logits() => ModelFacts.OutputIsUnbounded(_model, _images);

    [Fact]
    public void Other_numbers_of_classes_are_possible_from_two_on()
    {
        using var model = new MnistCnn(classes: 3);
        using var logits = model.call(_images);

        Assert.Equal([6, 3], logits.shape);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new MnistCnn(classes: 1));
    }
}
