using TorchSharp.Modules;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed class FlatAdamTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _inputs;
    private readonly Tensor _targets;

    public FlatAdamTests()
    {
        manual_seed(1);
        (_inputs, _targets) = (randn(32, 5), randint(0, 3, [32], dtype: ScalarType.Int64));
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void It_takes_the_steps_of_Adam(double weightDecay)
    {
        var (model, twin) = Twins();
        using var flat = new FlatAdam([.. model.parameters()], 0.01, weight_decay: weightDecay);
        using var stock = optim.Adam(twin.parameters(), 0.01, weight_decay: weightDecay);

        Steps(model, flat, 100);
        Steps(twin, stock, 100);

        foreach (var (ours, theirs) in model.parameters().Zip(twin.parameters()))
            Assert.True(ours.allclose(theirs, rtol: 1e-5, atol: 1e-6), $"{ours.sub(theirs).abs().max().item<float>()}");
    }

    [Fact]
    public void Nothing_moves_when_it_is_made()
    {
        var (model, twin) = Twins();

        using var flat = new FlatAdam([.. model.parameters()]);

        Assert.Equal(Bytes.Of(twin), Bytes.Of(model));
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Either_goes_on_with_the_state_of_the_other()
    {
        var (model, twin) = Twins();
        using var flat = new FlatAdam([.. model.parameters()], 0.01);
        using var stock = optim.Adam(twin.parameters(), 0.01);
        Steps(model, flat, 10);

        twin.load_state_dict(model.state_dict());
        stock.load_state_dict(flat.state_dict());
        Steps(model, flat, 5);
        Steps(twin, stock, 5);
        Assert.True(AllClose(model, twin));

        flat.load_state_dict(stock.state_dict());
        model.load_state_dict(twin.state_dict());
        Steps(model, flat, 5);
        Steps(twin, stock, 5);
        Assert.True(AllClose(model, twin));
    }

    [Fact]
    public void Gradients_may_be_removed_by_the_model_or_put_in_place_by_hand()
    {
        var (model, twin) = Twins();
        using var flat = new FlatAdam([.. model.parameters()], 0.01);
        using var stock = optim.Adam(twin.parameters(), 0.01);
        for (var step = 0; step < 5; step++)
        {
            model.zero_grad();
            twin.zero_grad();
            Backward(model);
            Backward(twin);
            Turn(model.parameters().First());
            Turn(twin.parameters().First());
            flat.step();
            stock.step();
        }

        Assert.True(AllClose(model, twin));
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays_as_it_is()
    {
        var (model, _) = Twins();
        var idle = new Parameter(ones(3));
        using var flat = new FlatAdam([.. model.parameters(), idle], weight_decay: 0.1);

        Steps(model, flat, 3);

        Assert.Equal([1f, 1, 1], idle.data<float>());
        Assert.Null(idle.grad);
    }

    [Fact]
    public void It_sees_a_gradient_that_is_no_number()
    {
        var (model, _) = Twins();
        using var flat = new FlatAdam([.. model.parameters()]);
        Backward(model);
        Assert.True(flat.HasFiniteGradients());

        // The last number of a parameter that fills no vector, then the first.
        var gradient = model.parameters().Last().grad!;
        gradient[2] = float.PositiveInfinity;
        Assert.False(flat.HasFiniteGradients());
        gradient[2] = float.MaxValue;
        gradient[0] = float.MaxValue;
        Assert.True(flat.HasFiniteGradients());
        gradient[0] = float.NaN;
        Assert.False(flat.HasFiniteGradients());
    }

    [Fact]
    public void What_does_not_suit_is_refused_and_the_factory_takes_the_other()
    {
        var twice = new Parameter(ones(3));
        var doubles = Linear(2, 3).to(ScalarType.Float64);

        Assert.Throws<ArgumentException>("parameters", () => new FlatAdam([]));
        Assert.Throws<ArgumentException>("parameters", () => new FlatAdam([twice, twice]));
        Assert.Throws<ArgumentException>("parameters", () => new FlatAdam([.. doubles.parameters()]));
        Assert.IsType<Adam>(TorchSharp.Reference.Training.Optimizers.Adam()(doubles));
        Assert.IsType<FlatAdam>(TorchSharp.Reference.Training.Optimizers.Adam()(Linear(2, 3)));
    }

    [Fact]
    public void A_group_that_would_not_be_trained_is_refused()
    {
        using var flat = new FlatAdam([.. Linear(2, 3).parameters()]);

        var error = Assert.Throws<NotSupportedException>(() => flat.add_param_group(new Adam.ParamGroup(Linear(2, 3).parameters())));

        Assert.Equal(
            "FlatAdam has one group of parameters, all in one buffer, and would not train another: take optim.Adam for groups of their own",
            error.Message);
        Assert.Single(flat.ParamGroups);
    }

    private static (SmallMlp Model, SmallMlp Twin) Twins()
    {
        // Odd widths, so that the buffers have gaps.
        var (model, twin) = (new SmallMlp(5, 3, width: 7), new SmallMlp(5, 3, width: 7));
        model.eval();
        twin.eval();
        twin.load_state_dict(model.state_dict());
        return (model, twin);
    }

    private void Steps(Module<Tensor, Tensor> model, optim.Optimizer optimizer, int count)
    {
        for (var step = 0; step < count; step++)
        {
            optimizer.zero_grad();
            Backward(model);
            optimizer.step();
        }
    }

    private void Backward(Module<Tensor, Tensor> model) => functional.cross_entropy(model.call(_inputs), _targets).backward();

    /// <summary>The gradient's columns one after the other in memory.</summary>
    private static void Turn(Parameter parameter) => parameter.grad = parameter.grad!.t().contiguous().t();

    private static bool AllClose(SmallMlp model, SmallMlp twin) =>
        model.parameters().Zip(twin.parameters()).All(pair => pair.First.allclose(pair.Second, rtol: 1e-5, atol: 1e-6));
}
