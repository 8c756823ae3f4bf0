using TorchSharp.Reference.Models;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Models;

[Collection(nameof(GlobalGenerator))]
public sealed class MultiLabelMlpTests : IDisposable
{
    private readonly Tensor _rows;

    public MultiLabelMlpTests()
    {
        manual_seed(1);
        _rows = randn(16, 20);
    }

    public void Dispose() => _rows.Dispose();

    [Fact]
    public void The_default_is_the_article_s_network()
    {
        using var model = new MultiLabelMlp(20, 5);

        Assert.Equal(["128x20", "128", "5x128", "5"], model.parameters().Select(parameter => string.Join('x', parameter.shape)));
    }

    [Fact]
    public void Hidden_layers_stand_in_their_order()
    {
        using var model = new MultiLabelMlp(20, 3, new MultiLabelMlpOptions { Hidden = [8, 4], BatchNorm = true });

        Assert.Equal(
            ["8x20", "8", "8", "8", "4x8", "4", "4", "4", "3x4", "3"], model.parameters().Select(parameter => string.Join('x', parameter.shape)));
    }

    [Fact]
    public void Without_hidden_layers_it_is_logistic_regression()
    {
        using var scope = NewDisposeScope();
        var model = new MultiLabelMlp(20, 3, new MultiLabelMlpOptions { Hidden = [] });
        var weights = model.parameters().ToArray();

        Assert.True(model.call(_rows).allclose(_rows.matmul(weights[0].t()).add(weights[1]), rtol: 1e-4, atol: 1e-5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_weight_is_trained(bool batchNorm)
    {
        using var model = new MultiLabelMlp(20, 5, new MultiLabelMlpOptions { Hidden = [32, 16], BatchNorm = batchNorm });

        ModelFacts.EveryWeightIsTrained(model, _rows);
    }

    [Fact]
    public void It_ends_in_logits()
    {
        using var model = new MultiLabelMlp(20, 5);

        ModelFacts.OutputIsUnbounded(model, _rows);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0.5)]
    public void Training_drops_values_and_evaluation_does_not(double dropout, double inputDropout)
    {
        using var model = new MultiLabelMlp(20, 5, new MultiLabelMlpOptions { Dropout = dropout, InputDropout = inputDropout });
        Assert.False(ModelFacts.SameTwice(model, _rows));

        model.eval();
        Assert.True(ModelFacts.SameTwice(model, _rows));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("features", () => new MultiLabelMlp(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => new MultiLabelMlp(20, 0));
        Assert.Throws<ArgumentOutOfRangeException>("Hidden", () => new MultiLabelMlp(20, 5, new MultiLabelMlpOptions { Hidden = [8, 0] }));
        Assert.Throws<ArgumentOutOfRangeException>("Dropout", () => new MultiLabelMlp(20, 5, new MultiLabelMlpOptions { Dropout = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>("InputDropout", () => new MultiLabelMlp(20, 5, new MultiLabelMlpOptions { InputDropout = -1 }));
    }
}
