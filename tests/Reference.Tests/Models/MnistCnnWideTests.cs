using TorchSharp.Reference.Models;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Models;

[Collection(nameof(GlobalGenerator))]
public sealed class MnistCnnWideTests : IDisposable
{
    private readonly MnistCnnWide _model;
    private readonly Tensor _images;

    public MnistCnnWideTests()
    {
        manual_seed(1);
        _model = new MnistCnnWide();
        _images = randn(6, 1, 28, 28);
    }

    public void Dispose()
    {
        _model.Dispose();
        _images.Dispose();
    }

    [Fact]
    public void It_has_the_documented_shape_and_size()
    {
        using var logits = _model.call(_images);

        Assert.Equal([6, 10], logits.shape);
        Assert.Equal(330_410, ModelFacts.Weights(_model));
        Assert.Equal(5 * 3, _model.named_buffers().Count());
    }

    [Fact]
    public void Every_weight_is_trained() => ModelFacts.EveryWeightIsTrained(_model, _images);

    [Fact]
    public void It_ends_in_logits() => ModelFacts.OutputIsUnbounded(_model, _images);

    [Fact]
    public void Training_drops_values_and_evaluation_does_not()
    {
        _model.train();
        Assert.False(ModelFacts.SameTwice(_model, _images));

        _model.eval();
        Assert.True(ModelFacts.SameTwice(_model, _images));
    }

    [Fact]
    public void In_evaluation_an_image_s_logits_do_not_depend_on_its_batch()
    {
        _model.eval();
        using var scope = NewDisposeScope();

        Assert.True(_model.call(_images[..1]).allclose(_model.call(_images)[..1], rtol: 1e-4, atol: 1e-5));
    }

    [Theory]
    [InlineData("classes", 1, 0.4)]
    [InlineData("dropout", 10, -0.1)]
    [InlineData("dropout", 10, 1)]
    [InlineData("dropout", 10, double.NaN)]
    public void Numbers_out_of_range_are_refused(string name, int classes, double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new MnistCnnWide(classes, dropout));
}
