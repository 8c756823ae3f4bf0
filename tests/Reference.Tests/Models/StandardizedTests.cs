using TorchSharp.Reference.Data;
using TorchSharp.Reference.Models;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Models;

[Collection(nameof(GlobalGenerator))]
public sealed class StandardizedTests : IDisposable
{
    private readonly Tensor _rows;
    private readonly Standardization _standardization;

    public StandardizedTests()
    {
        manual_seed(1);
        _rows = randn(32, 4).mul(3).add(7);
        _standardization = Standardization.FitFeatures(_rows);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _standardization.Dispose();
    }

    [Fact]
    public void The_model_sees_standardised_inputs()
    {
        using var scope = NewDisposeScope();
        var inner = Linear(4, 2);
        var model = new Standardized(_standardization, inner);

        Assert.True(model.call(_rows).allclose(inner.call(_standardization.Apply(_rows)), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Mean_and_deviation_are_saved_and_not_trained()
    {
        using var model = new Standardized(_standardization, Linear(4, 2));

        Assert.Equal(4, model.state_dict().Count);
        Assert.Equal(2, model.parameters().Count());
    }

    [Fact]
    public void It_does_not_need_the_standardisation_any_more()
    {
        using var fitted = Standardization.FitFeatures(_rows);
        using var model = new Standardized(fitted, Linear(4, 2));
        fitted.Dispose();

        using var logits = model.call(_rows);
        Assert.Equal([32, 2], logits.shape);
    }
}
