using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>What a newcomer gets wrong ends in the sentence that helps, and never in a figure that looks right.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class RightAdviceTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Epochs = 2, BatchSize = 25, Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);

    public RightAdviceTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void No_metric_makes_a_figure_of_what_is_no_number(double value)
    {
        var logits = zeros(8, 6);
        _ = logits[5, 2] = value;
        var (classes, labels) = (zeros(8, dtype: ScalarType.Int64), zeros(8, 6));

        foreach (var metric in MultiClassMetrics.Full(6).Concat(MultiLabelMetrics.Standard(6)))
        {
            var error = Assert.Throws<ArgumentException>(() => metric.Update(logits, metric is MultiClassMetric ? classes : labels));
            Assert.StartsWith("expected logits that are numbers, got NaN or +∞ in 1 of 8 rows, the first of them row 5", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_class_that_a_model_rules_out_is_a_right_answer()
    {
        var logits = tensor(new[,] { { 1f, float.NegativeInfinity, 0 }, { 0, float.NegativeInfinity, 1 } });
        var accuracy = new Accuracy(3);

        accuracy.Update(logits, tensor(new long[] { 0, 2 }));

        Assert.Equal(1, accuracy.Compute());
    }

    [Theory]
    [InlineData(float.NaN, "the outputs of 25 of 25 examples are NaN or +∞, the first of them example 50")]
    [InlineData(float.PositiveInfinity, "the outputs of 25 of 25 examples are NaN or +∞, the first of them example 50")]
    [InlineData(float.NegativeInfinity, "the loss of examples 50 to 74 is ")]
    public void A_validation_whose_outputs_are_no_numbers_ends_the_training(float value, string complaint)
    {
        var call = 0;
        var model = new Ending(2, 3, logits => is_grad_enabled() || ++call % 4 != 3 ? logits.mul(1) : logits.mul(0).add(value));
        var trainer = new Trainer(model, new MultiClassTask(3) { Metrics = [] }, Short with { Guards = Guards.Finite, EvaluationBatchSize = 25 });

        var error = Assert.Throws<TrainingException>(() => { trainer.Run(_clouds, _clouds); });

        Assert.StartsWith($"in an evaluation, {complaint}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_NaN_is_not_evaluated_and_its_weights_are_named()
    {
        var model = new SmallMlp(2, 3);
        using (no_grad())
            _ = model.parameters().First().fill_(float.NaN);

        var error = Assert.Throws<TrainingException>(() => { new Trainer(model, new MultiClassTask(3)).Judge(_clouds); });

        Assert.Contains("the weights _hidden.weight are not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tanh_before_cross_entropy() => Assert.Equal(
        "all outputs are from -1 to 1: the model ends in tanh, or in something else with these limits, and the loss wants logits. "
        + "Remove it from forward, and apply it where you predict",
        Assert.Throws<TrainingException>(() => { Train(new Ending(2, 3, logits => tanh(logits))); }).Message);

    public static TheoryData<string, Func<Module<Tensor, Tensor>>> RightModels => new()
    {
        { "small first outputs", () => new Ending(2, 3, logits => logits.mul(0.01)) },
        { "normalised inputs", () => new Chain(LayerNorm(2), Linear(2, 32), ReLU(), Linear(32, 3)) },
        { "normalised logits", () => new Chain(Linear(2, 3), LayerNorm(3)) },
        { "a deep model", () => new Chain([.. Enumerable.Range(0, 24).SelectMany(_ => new Module<Tensor, Tensor>[] { Linear(2, 2), Tanh() }), Linear(2, 3)]) },
        { "a deep model of normalised inputs whose numbers overflow", () => new Chain([LayerNorm(2), .. Enumerable.Range(0, 24).Select(_ => Linear(2, 2)), Linear(2, 3)]) },
        { "a head that begins with zeros", () => { var head = Linear(2, 3); _ = init.zeros_(head.weight!); return head; } },
    };

    [Theory]
    [MemberData(nameof(RightModels), DisableDiscoveryEnumeration = true)]
    public void Outputs_from_minus_1_to_1_are_logits_where_they_can_leave(string what, Func<Module<Tensor, Tensor>> create)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            manual_seed(seed);
            Assert.True(Train(create()).Outcome == TrainingOutcome.Completed, what);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(3e38f)]
    public void Weights_that_nobody_has_set_are_named_before_the_first_step(float value)
    {
        var model = new Chain(Linear(2, 8), Unflatten(1, [8, 1]), GroupNorm(2, 8), Flatten(), ReLU(), Linear(8, 3));
        var norm = model.named_modules().Select(named => named.module).OfType<GroupNorm>().Single();
        using (no_grad())
        {
            _ = norm.weight!.fill_(value);
            _ = norm.bias!.fill_(0);
        }

        var error = Assert.Throws<TrainingException>(() => { Train(model); });

        Assert.Equal(
            "the weights layers.2.weight are NaN, infinite or greater than 1e+8 before the first step: nobody has set them, or a training before has diverged. "
            + "GroupNorm of TorchSharp 0.104.0 to 0.107.0 never sets its weight and bias: call init.ones_(norm.weight) and init.zeros_(norm.bias) in the model's constructor",
            error.Message);
        _ = init.ones_(norm.weight);
        _ = init.zeros_(norm.bias);
        Assert.Equal(TrainingOutcome.Completed, Train(model).Outcome);
    }

    [Fact]
    public void LBFGS_is_refused_by_what_it_would_need()
    {
        var error = Assert.Throws<NotSupportedException>(() => { Train(new SmallMlp(2, 3), model => optim.LBFGS(model.parameters())); });

        Assert.StartsWith("LBFGS asks for the loss several times in a step and wants a closure", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rate_at_which_it_diverges_is_named()
    {
        var error = Assert.Throws<TrainingException>(() => { Train(new SmallMlp(2, 3), model => optim.SGD(model.parameters(), 1e12)); });

        Assert.Matches("lower the learning rate", error.Message);
    }

    [Fact]
    public void Inputs_of_another_width_are_told_to_the_layer_that_cannot_take_them()
    {
        var error = Assert.Throws<ArgumentException>(() => { Train(new SmallMlp(5, 3)); });

        Assert.StartsWith("the model cannot take inputs Float32 (25, 2): mat1 and mat2 shapes cannot be multiplied", error.Message, StringComparison.Ordinal);
        Assert.Contains("Its first layer, _hidden, is Linear and takes rows of 5 numbers, not of 2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception raised from", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    public void Inputs_of_another_type_are_told_how_to_become_the_right_one(ScalarType type)
    {
        var examples = new Examples(_clouds.Inputs.to(type), _clouds.Targets);
        var model = new SmallMlp(2, 3);

        foreach (var use in new Action<Trainer>[] { trainer => trainer.Run(examples), trainer => trainer.Evaluate(examples), trainer => trainer.Predict(examples.Inputs) })
        {
            var error = Assert.Throws<ArgumentException>(() => use(new Trainer(model, new MultiClassTask(3), Short)));
            Assert.Contains("give it inputs.to(ScalarType.Float32)", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_to_predict_is_refused() => Assert.StartsWith(
        "expected at least one row to predict, got Float32 (0, 2)",
        Assert.Throws<ArgumentException>(() => { new Trainer(new SmallMlp(2, 3), new MultiClassTask(3)).Ask(zeros(0, 2)); }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_class_of_the_weight_0_does_not_count_and_a_batch_of_it_alone_changes_nothing()
    {
        var task = new MultiClassTask(3) { ClassWeights = [0, 1, 2] };
        var (logits, only) = (randn(4, 3, requires_grad: true), zeros(4, dtype: ScalarType.Int64));

        var loss = task.Loss(logits, only);
        loss.Mean.backward();

        Assert.Equal((0, 0), (loss.Mean.item<float>(), loss.Weight));
        Assert.Equal(0, logits.grad!.abs().max().item<float>());
        var both = task.Loss(logits, tensor(new long[] { 0, 1, 0, 1 }));
        Assert.Equal(task.Loss(logits[TensorIndex.Tensor(tensor(new long[] { 1, 3 }))], tensor(new long[] { 1, 1 })).Mean.item<float>(), both.Mean.item<float>(), 1e-5);
        Assert.Equal(TrainingOutcome.Completed, new Trainer(new SmallMlp(2, 3), task, Short).Run(_clouds, _clouds).Outcome);
    }

    [Theory]
    [InlineData(new float[] { 0, 0, 0 })]
    [InlineData(new float[] { -1, 1, 1 })]
    [InlineData(new[] { float.NaN, 1, 1 })]
    public void Other_class_weights_are_refused(float[] weights) =>
        Assert.Throws<ArgumentException>(() => new MultiClassTask(3) { ClassWeights = weights });

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    public void Labels_that_are_neither_0_nor_1_are_not_divided(float label)
    {
        var labels = zeros(20, 2);
        _ = labels[3, 1] = label;

        var error = Assert.Throws<ArgumentException>(() => { IterativeStratification.Of(labels, new SplitOptions { Validation = 0.5 }); });

        Assert.StartsWith("expected labels of 0 and 1, got ", error.Message, StringComparison.Ordinal);
    }

    private TrainingResult Train(Module<Tensor, Tensor> model, OptimizerFactory? optimizer = null) =>
        new Trainer(model, new MultiClassTask(3), Short with { Optimizer = optimizer ?? Optimizers.Adam() }).Run(_clouds);
}
