using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>What cannot come to anything is stopped in its first steps, and the message says why.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GuardTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Epochs = 2, BatchSize = 25, Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(500);
    private readonly Examples _signs = Problems.Signs(500);

    public GuardTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Softmax_before_cross_entropy() => Assert.Equal(
        "each row of the outputs is a distribution: from 0 to 1, with the sum 1: the model ends in softmax, and the loss wants logits. "
        + "With outputs from 0 to 1 this loss cannot fall under 0.551. Remove it from forward, and apply it where you predict",
        Classes(model => functional.softmax(model, 1)));

    [Fact]
    public void Sigmoid_before_binary_cross_entropy() => Assert.Matches(
        @"^all outputs are from 0 to 1: the model ends in sigmoid, and the loss wants logits\. "
        + @"With outputs from 0 to 1 this loss cannot fall under 0\.[3-6]\d\d\. Remove it from forward, and apply it where you predict$",
        Labels(sigmoid));

    [Fact]
    public void Softmax_before_binary_cross_entropy() => Assert.Matches(
        @"^each row of the outputs is a distribution: from 0 to 1, with the sum 1: the model ends in softmax, and the loss wants logits\. "
        + @"With outputs from 0 to 1 this loss cannot fall under 0\.[3-6]\d\d\. Remove it from forward, and apply it where you predict$",
        Labels(logits => functional.softmax(logits, 1)));

    [Fact]
    public void Log_softmax_before_binary_cross_entropy_has_no_floor_at_that_place() => Assert.Equal(
        "each row of the outputs is the logarithm of a distribution: the model ends in log-softmax, and the loss wants logits. "
        + "Remove it from forward, and apply it where you predict",
        Labels(logits => functional.log_softmax(logits, 1)));

    [Fact]
    public void ReLU_at_the_end_has_no_floor_either() => Assert.Equal(
        "no output is negative and some are exactly 0: the model ends in ReLU, and the loss wants logits. "
        + "Remove it from forward, and apply it where you predict",
        Classes(logits => functional.relu(logits)));

    [Fact]
    public void Words_have_no_thousandfold_so_the_weights_decide()
    {
        var words = Words(200);
        var options = Short with { BatchSize = 50 };

        // One logit near 0.5: all of them are from 0 to 1, as a sigmoid's are.
        new Trainer(new WordModel(logits => logits.mul(0.01).add(0.5)), new MultiLabelTask(1), options).Run(words);
        var wrong = new Trainer(new WordModel(sigmoid), new MultiLabelTask(1), options);
        var message = Assert.Throws<TrainingException>(() => { wrong.Run(words); }).Message;

        Assert.StartsWith("all outputs are from 0 to 1: the model ends in sigmoid, and the loss wants logits. ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suspicion_that_is_not_confirmed_leaves_no_trace()
    {
        Assert.Equal(WordWeights(Guards.None), WordWeights(Guards.All));

        byte[] WordWeights(Guards guards)
        {
            manual_seed(3);
            var model = new WordModel(logits => logits.mul(0.01).add(0.5));
            new Trainer(model, new MultiLabelTask(1), Short with { Guards = guards }).Run(Words(200));
            return Bytes.Of(model);
        }
    }

    [Fact]
    public void A_head_of_zeros_gives_zeros_which_are_logits()
    {
        var head = Linear(4, 3);
        init.zeros_(head.weight!);
        init.zeros_(head.bias!);

        Train(new Chain(Linear(2, 4), ReLU(), head), new MultiClassTask(3), _clouds);
    }

    [Fact]
    public void A_head_of_zeros_under_a_sigmoid_is_found_all_the_same()
    {
        var head = Linear(4, 3);
        init.zeros_(head.weight!);
        init.zeros_(head.bias!);

        var message = Assert.Throws<TrainingException>(() => Train(new Chain(head, Sigmoid()), new MultiLabelTask(3), _signs)).Message;

        Assert.StartsWith("all outputs are from 0 to 1: the model ends in sigmoid", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_softmax_before_cross_entropy_does_no_harm() => Train(new Ending(2, 3, logits => functional.log_softmax(logits, 1)), new MultiClassTask(3), _clouds);

    [Fact]
    public void Logits_that_are_from_0_to_1_by_chance_are_logits()
    {
        // The first outputs are near 0.5; with greater inputs they are not.
        Train(new Ending(2, 3, logits => logits.mul(0.01).add(0.5)), new MultiClassTask(3), _clouds);
        Train(new Ending(4, 3, logits => logits.mul(0.01).add(0.5)), new MultiLabelTask(3), _signs);
    }

    [Fact]
    public void Outputs_of_another_shape() =>
        Assert.Equal(
            "3 classes want logits (25, 3), and the model gives Float32 (25, 4) (Parameter 'outputs')",
            Assert.Throws<ArgumentException>(() => Train(new SmallMlp(2, 4), new MultiClassTask(3), _clouds)).Message);

    [Fact]
    public void A_model_without_registered_layers() =>
        Assert.Contains("the model has no parameters that want gradients: does its constructor call RegisterComponents()", Complaint(new Unregistered(), Short), StringComparison.Ordinal);

    [Fact]
    public void An_optimizer_of_another_model()
    {
        var other = new SmallMlp(2, 3);

        Assert.Contains(
            "the optimizer does not have _hidden.weight, _hidden.bias, _head.weight, _head.bias",
            Complaint(new SmallMlp(2, 3), Short with { Optimizer = _ => optim.SGD(other.parameters(), 0.1) }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_the_loss_does_not_reach()
    {
        var model = new Ending(2, 3, logits => logits.mul(1));
        var idle = Linear(3, 3);
        model.register_module("idle", idle);

        Assert.StartsWith("the loss does not reach idle.weight, idle.bias:", Complaint(model, Short), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_without_a_graph() => Assert.StartsWith("the loss has no graph behind it", Classes(logits => logits.detach()), StringComparison.Ordinal);

    [Fact]
    public void A_step_of_no_length() =>
        Assert.StartsWith("the first step changed no parameter", Complaint(new SmallMlp(2, 3), Short with { Optimizer = m => optim.SGD(m.parameters(), 1e-30) }), StringComparison.Ordinal);

    [Fact]
    public void A_warm_up_from_a_rate_of_0_is_no_mistake()
    {
        var warmUp = Schedule.PerStep((optimizer, _) => optim.lr_scheduler.LambdaLR(optimizer, step => Math.Min(1, step / 5.0)));

        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short with { Schedule = warmUp }).Run(_clouds);
    }

    [Fact]
    public void Inputs_that_are_all_zero_show_the_biases_which_may_look_like_probabilities()
    {
        var linear = Linear(2, 3);
        init.constant_(linear.bias!, 0.5);
        using var blank = new Examples(zeros(40, 2), zeros(40, ScalarType.Int64));

        Train(new Chain(linear), new MultiClassTask(3), blank);
    }

    [Fact]
    public void Inputs_that_are_no_numbers()
    {
        _clouds.Inputs[3, 0] = float.NaN;

        Assert.Contains("the loss is NaN: the inputs of this batch are not finite", Complaint(new SmallMlp(2, 3), Short with { BatchSize = 500 }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_layer_whose_output_is_no_number_is_named() =>
        Assert.Equal("the loss is NaN: the first layer whose output is not finite is layers.1 (LogOfNegative)", Complaint(new Chain(Linear(2, 4), new LogOfNegative(), Linear(4, 3)), Short));

    [Fact]
    public void The_layer_where_a_gradient_ceased_to_be_a_number_is_named()
    {
        // The square root of exactly 0 has an infinite slope; before and behind it everything is finite.
        var model = new Chain(Linear(2, 4), new RootOfNothing(), Linear(4, 3));

        Assert.StartsWith("the gradient of layers.0.bias is not finite, and so are those of 1 parameters before it", Complaint(model, Short), StringComparison.Ordinal);
        Assert.StartsWith("the gradient of layers.0.bias is not finite", Complaint(model, Short with { Optimizer = Optimizers.StockAdam() }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(25, 1)]
    public void Batches_of_one_row_have_no_variance(int batchSize, int examples)
    {
        var model = new Chain(Linear(2, 4), BatchNorm1d(4), Linear(4, 3));
        var trainer = new Trainer(model, new MultiClassTask(3), Short with { BatchSize = batchSize });
        var before = Bytes.Of(model);
        const string Message = "batches of one row give layers.1 (BatchNorm1d) one value for each channel, "
            + "and there is no variance in one value: raise BatchSize, train on more than one example, or put that layer into eval mode";

        Assert.Equal(Message, Assert.Throws<TrainingException>(() => { trainer.Run(Problems.Clouds(examples)); }).Message);
        Assert.Equal(Message, Assert.Throws<TrainingException>(() => { trainer.Overfit(Problems.Clouds(examples)); }).Message);
        Assert.Equal(before, Bytes.Of(model));
    }

    [Fact]
    public void Batches_of_one_row_are_allowed_where_batch_norm_is_frozen_or_sees_many_places()
    {
        var frozen = BatchNorm1d(4);
        frozen.eval();

        var single = Short with { BatchSize = 1 };

        new Trainer(new Chain(Linear(2, 4), frozen, Linear(4, 3)), new MultiClassTask(3), single).Run(Problems.Clouds(5));
        new Trainer(new SmallCnn(), new MultiClassTask(10), single).Run(SyntheticDigits.Draw(5, seed: 1));
        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), single).Run(Problems.Clouds(5));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void A_buffer_that_ran_away_is_named(ScalarType type)
    {
        var model = new Chain(Linear(2, 4), new Gathering(type), Linear(4, 3));

        Assert.Equal(
            "the buffer layers.1.total is not finite after this step, and evaluations would go by it: what its layer gathers "
            + "(batch norm: means and variances) ran away. Look at the inputs of that layer, or lower the learning rate",
            Complaint(model, Short));
    }

    [Fact]
    public void A_mask_that_is_infinite_from_the_start_is_no_mistake()
    {
        var model = new SmallMlp(2, 3);
        model.register_buffer("mask", full(3, 3, double.NegativeInfinity));

        Train(model, new MultiClassTask(3), _clouds);
    }

    [Fact]
    public void Weights_that_ran_away_are_named()
    {
        var message = Complaint(new SmallMlp(2, 3), Short with { Optimizer = m => optim.SGD(m.parameters(), 1e30) });

        Assert.Matches("weights .* (are not finite|have grown to .*; the steps are too long: lower the learning rate)|the first layer whose output is not finite|the gradient of", message);
    }

    [Fact]
    public void A_gradient_mode_that_stays_off()
    {
        Assert.StartsWith("gradients are off after forward and loss: one of them opened a no_grad()", Leaking(no_grad), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_mode_that_was_off_before()
    {
        using var withoutGradient = no_grad();

        Assert.StartsWith("gradients are off before a step", Complaint(new SmallMlp(2, 3), Short), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_that_stays_open()
    {
        Assert.StartsWith("a step left a dispose scope open", Leaking(NewDisposeScope), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_pile_up()
    {
        var kept = new List<Tensor>();
        var message = Classes(logits =>
        {
            kept.Add(logits.exp().DetachFromDisposeScope());
            return logits;
        });

        Assert.StartsWith("each of the last 10 steps left tensors behind, this one 1:", message, StringComparison.Ordinal);
        kept.ForEach(tensor => tensor.Dispose());
    }

    [Fact]
    public void Nothing_is_watched_by_those_who_do_not_want_it() =>
        new Trainer(new Ending(2, 3, logits => functional.softmax(logits, 1)), new MultiClassTask(3), Short with { Guards = Guards.All & ~Guards.OutputRange }).Run(_clouds);

    /// <summary>Sentences of three words, with one label.</summary>
    private static Examples Words(int count) =>
        new(randint(0, 20, [count, 3], dtype: ScalarType.Int64), randint(0, 2, [count, 1]).to(ScalarType.Float32));

    private static void Train(Module<Tensor, Tensor> model, ITrainingTask task, Examples examples) => new Trainer(model, task, Short).Run(examples);

    private string Classes(Func<Tensor, Tensor> ending) => Complaint(new Ending(2, 3, ending), Short);

    /// <summary>What is said of a model that opens something in forward and leaves it open.</summary>
    private string Leaking(Func<IDisposable> open)
    {
        IDisposable? leaked = null;
        try
        {
            return Classes(logits =>
            {
                leaked = open();
                return logits;
            });
        }
        finally
        {
            leaked?.Dispose();
        }
    }

    private string Labels(Func<Tensor, Tensor> ending) =>
        Assert.Throws<TrainingException>(() => Train(new Ending(4, 3, ending), new MultiLabelTask(3), _signs)).Message;

    private string Complaint(Module<Tensor, Tensor> model, TrainerOptions options) =>
        Assert.Throws<TrainingException>(() => { new Trainer(model, new MultiClassTask(3), options).Run(_clouds); }).Message;
}
