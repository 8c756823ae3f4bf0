using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training.Tasks;

/// <summary>A loss and a metric of one's own, as one function each; and targets that are soft or to be ignored.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class LossTaskTests
{
    private static readonly LossTask Squares = new((z, y) => functional.mse_loss(z, y))
    {
        Metrics = [FunctionMetric.MeanOf("absolute_error", (z, y) => z.sub(y).abs().mean([1])), FunctionMetric.OverAll("r2", R2, higherIsBetter: true)],
    };

    [Fact]
    public void A_line_is_learned_by_squares_and_measured_by_functions()
    {
        using var examples = Line(200);
        _ = manual_seed(1);
        using var model = Linear(2, 1);
        var trainer = new Trainer(model, Squares, new TrainerOptions { Epochs = 40, BatchSize = 16, Optimizer = Optimizers.Adam(0.05), EvaluationBatchSize = 64 });

        trainer.Run(examples);
        var judged = trainer.Judge(examples);

        Assert.InRange(judged["r2"], 0.99, 1);
        using var error = model.call(examples.Inputs).sub(examples.Targets).abs().mean();
        Assert.Equal(error.item<float>(), judged["absolute_error"], 1e-6);
        Assert.Equal("absolute_error", Squares.RunningName);
    }

    /// <summary>64 and 36 rows: a mean of two means would be another number.</summary>
    [Fact]
    public void The_loss_and_a_mean_are_exact_over_batches_of_different_size()
    {
        using var examples = Line(100);
        using var model = Linear(2, 1);

        var judged = new Trainer(model, Squares).Judge(examples);

        using var outputs = model.call(examples.Inputs);
        Assert.Equal(functional.mse_loss(outputs, examples.Targets).item<float>(), judged.Loss, 1e-5);
    }

    [Fact]
    public void Rows_that_the_function_leaves_out_have_no_weight()
    {
        using var inputs = randn(130, 2);
        using var targets = arange(130, dtype: ScalarType.Int64).remainder(3);
        _ = targets[..60].fill_(-100);
        using var examples = new Examples(inputs.clone(), targets.clone());
        using var model = Linear(2, 3);
        var own = new LossTask((z, y) => functional.cross_entropy(z, y, ignore_index: -100)) { Weight = y => y.ne(-100).sum().ToDouble() };
        var known = new MultiClassTask(3) { IgnoreIndex = -100 };

        using var counted = functional.cross_entropy(model.call(inputs)[60..], targets[60..]);

        Assert.Equal(counted.item<float>(), new Trainer(model, own).Judge(examples).Loss, 1e-5);
        var judged = new Trainer(model, known).Judge(examples);
        Assert.Equal(counted.item<float>(), judged.Loss, 1e-5);
        Assert.Equal(counted.item<float>(), judged["log_loss"], 1e-5);
    }

    [Fact]
    public void A_batch_that_is_ignored_as_a_whole_changes_nothing()
    {
        using var inputs = randn(32, 2);
        using var targets = full(32, -1L, dtype: ScalarType.Int64);
        _ = targets[..16].fill_(1);
        using var examples = new Examples(inputs.clone(), targets.clone());
        using var model = Linear(2, 3);

        var result = new Trainer(model, new MultiClassTask(3) { IgnoreIndex = -1 }, new TrainerOptions { Epochs = 2, BatchSize = 1 }).Run(examples);

        Assert.All(result.Epochs, epoch => Assert.True(double.IsFinite(epoch.TrainLoss)));
        Assert.True(model.weight.isfinite().all().item<bool>());
    }

    /// <summary>PyTorch's mean over no row is NaN; a batch of which no row counts adds nothing to any mean, and moves no weight.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_batch_of_which_no_row_counts_adds_nothing(bool own)
    {
        using var inputs = randn(40, 2);
        using var targets = arange(40, dtype: ScalarType.Int64).remainder(3);
        _ = targets[..20].fill_(-100);
        using var examples = new Examples(inputs.clone(), targets.clone());
        using var model = Linear(2, 3);
        ITrainingTask task = own ? Ignoring() : new MultiClassTask(3) { IgnoreIndex = -100 };
        using var counted = functional.cross_entropy(model.call(inputs)[20..], targets[20..]);

        var judged = new Trainer(model, task, new TrainerOptions { EvaluationBatchSize = 10 }).Judge(examples);

        Assert.Equal(counted.item<float>(), judged.Loss, 1e-5);
        Assert.All(judged.Metrics.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void It_moves_no_weight_and_an_epoch_s_figures_are_those_of_the_others()
    {
        var (some, all) = (Trained(Rows(ignored: 20)), Trained(Rows(ignored: 0)));

        Assert.Equal(all.Weights, some.Weights);
        Assert.Equal(all.Epoch.TrainLoss, some.Epoch.TrainLoss);
        Assert.Equal(all.Epoch.TrainRunning, some.Epoch.TrainRunning);

        // Momentum would move the weights by itself.
        static (float[] Weights, EpochResult Epoch) Trained(Examples examples)
        {
            _ = manual_seed(1);
            using var model = Linear(2, 3);
            var options = new TrainerOptions { Epochs = 1, Optimizer = m => optim.SGD(m.parameters(), 0.1, momentum: 0.9) };
            var epoch = new Trainer(model, Ignoring(), options).Run(BatchStream.Of(BatchStreamTests.Cut(examples, 10))).Epochs[0];
            return (model.weight.data<float>().ToArray(), epoch);
        }
    }

    [Fact]
    public void Where_nothing_counts_at_all_it_is_said()
    {
        using var model = Linear(2, 3);
        using var inputs = randn(20, 2);
        using var nothing = new Examples(inputs.clone(), full(20, -100L, dtype: ScalarType.Int64));
        var unweighted = new LossTask((z, y) => functional.cross_entropy(z, y, ignore_index: -100));

        Assert.Equal("none of the targets of epoch 1 counts in the loss: there is nothing to learn", Assert.Throws<TrainingException>(() => new Trainer(model, Ignoring()).Run(nothing)).Message);
        Assert.StartsWith("none of the targets counts in the loss", Assert.Throws<ArgumentException>(() => new Trainer(model, Ignoring()).Judge(nothing)).Message, StringComparison.Ordinal);
        Assert.StartsWith("none of the targets of the batch counts", Assert.Throws<ArgumentException>(() => new Trainer(model, Ignoring()).Overfit(nothing)).Message, StringComparison.Ordinal);
        Assert.EndsWith("where a loss leaves rows out, LossTask.Weight says how many count)", Assert.Throws<TrainingException>(() => new Trainer(model, unweighted).Judge(nothing)).Message, StringComparison.Ordinal);
        Assert.StartsWith("the weight of a batch is less than 0 or no finite number", Assert.Throws<ArgumentException>(() => new Trainer(model, new LossTask((z, y) => z.mean()) { Weight = _ => double.NaN }).Judge(nothing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Soft_targets_are_learned_down_to_their_entropy()
    {
        using var inputs = tensor(new float[,] { { 1, 0 }, { 0, 1 } }).repeat(20, 1);
        using var targets = tensor(new float[,] { { 0.7f, 0.3f, 0 }, { 0.1f, 0.1f, 0.8f } }).repeat(20, 1);
        using var examples = new Examples(inputs.clone(), targets.clone());
        _ = manual_seed(1);
        using var model = Linear(2, 3);
        var task = new MultiClassTask(3);
        var trainer = new Trainer(model, task, new TrainerOptions { Epochs = 150, BatchSize = 8, Optimizer = Optimizers.Adam(0.05) });

        trainer.Run(examples);

        var entropy = -((0.7 * Math.Log(0.7)) + (0.3 * Math.Log(0.3)) + (0.2 * Math.Log(0.1)) + (0.8 * Math.Log(0.8))) / 2;
        var judged = trainer.Judge(examples);
        Assert.Equal(entropy, task.LeastLoss(targets), 1e-5);
        Assert.Equal(entropy, judged.Loss, 0.01);
        Assert.Equal(1, judged["accuracy"]);
    }

    [Fact]
    public void The_batch_check_knows_soft_and_ignored_targets()
    {
        using var clouds = Problems.Clouds(64);
        using var soft = new Examples(clouds.Inputs.clone(), functional.one_hot(clouds.Targets, 3).to(ScalarType.Float32).mul(0.9).add(0.1 / 3));
        using var some = new Examples(clouds.Inputs.clone(), clouds.Targets.clone());
        _ = some.Targets[..10].fill_(-100);
        _ = manual_seed(1);
        using var model = new SmallMlp(2, 3);
        var options = new TrainerOptions { Optimizer = Optimizers.Adam(0.02) };

        Assert.NotEqual(OverfitVerdict.StuckAtFloor, new Trainer(model, new MultiClassTask(3), options).Overfit(soft).Verdict);
        Assert.Equal(OverfitVerdict.Learned, new Trainer(model, new MultiClassTask(3) { IgnoreIndex = -100 }, options).Overfit(some).Verdict);
    }

    [Fact]
    public void A_model_with_softmax_is_right_for_a_loss_that_wants_probabilities()
    {
        using var clouds = Problems.Clouds(64);
        using var model = Sequential(Linear(2, 3), Softmax(1));
        var options = new TrainerOptions { Epochs = 1 };

        new Trainer(model, new LossTask((p, y) => functional.nll_loss(p.log(), y)), options).Run(clouds);

        Assert.Throws<TrainingException>(() => new Trainer(model, new LossTask((z, y) => functional.cross_entropy(z, y)) { WantsLogits = true }, options).Run(clouds));
    }

    [Fact]
    public void A_function_that_gives_no_number_is_named()
    {
        using var examples = Line(8);
        using var model = Linear(2, 1);

        var loss = Assert.Throws<ArgumentException>(() => new Trainer(model, new LossTask((z, y) => z.sub(y).pow(2))).Run(examples));
        var metric = Assert.Throws<ArgumentException>(() => new Trainer(model, new LossTask((z, y) => functional.mse_loss(z, y))
        {
            Metrics = [FunctionMetric.OverAll("odd", (z, y) => z)],
        }).Judge(examples));

        Assert.Equal("the loss function gives Float32 (8, 1), and one number is wanted: take its mean()", loss.Message);
        Assert.Equal("the metric odd gives Float32 (8, 1), and one number is wanted", metric.Message);
    }

    [Fact]
    public void Targets_that_no_loss_could_use_are_refused()
    {
        using var inputs = ones(2, 2);
        using var model = Linear(2, 3);
        void Run(ITrainingTask task, Tensor targets) => new Trainer(model, task).Run(new Examples(inputs.clone(), targets));

        Assert.StartsWith("some of the targets are infinite", Assert.Throws<ArgumentException>(() => Run(Squares, tensor(new[] { 1, float.NaN }))).Message, StringComparison.Ordinal);
        Assert.StartsWith("all targets are 7", Assert.Throws<ArgumentException>(() => Run(new MultiClassTask(3) { IgnoreIndex = 7 }, tensor(new[] { 7L, 7 }))).Message, StringComparison.Ordinal);
        Assert.StartsWith("soft targets are probabilities, 0 or more and with a sum of 1 in each row; here the least is 0.2, and a sum is off by 0.1", Assert.Throws<ArgumentException>(() => Run(new MultiClassTask(3), tensor(new float[,] { { 0.2f, 0.3f, 0.5f }, { 0.2f, 0.3f, 0.4f } }))).Message, StringComparison.Ordinal);
        Assert.StartsWith("soft targets of 3 classes are float32 (N, 3)", Assert.Throws<ArgumentException>(() => Run(new MultiClassTask(3), ones(2, 2))).Message, StringComparison.Ordinal);
    }

    private static LossTask Ignoring() => new((z, y) => functional.cross_entropy(z, y, ignore_index: -100))
    {
        Weight = y => y.ne(-100).sum().ToDouble(),
        Metrics = [FunctionMetric.MeanOf("right", (z, y) => z.argmax(1).eq(y)[y.ne(-100)].to(ScalarType.Float32).mean(), higherIsBetter: true)],
    };

    /// <summary>30 rows with a class after some that are to be ignored.</summary>
    private static Examples Rows(int ignored)
    {
        using var scope = NewDisposeScope();
        var clouds = Problems.Clouds(30);
        var inputs = cat([zeros(ignored, 2), clouds.Inputs]);
        var targets = cat([full(ignored, -100L, dtype: ScalarType.Int64), clouds.Targets]);
        return new Examples(inputs.MoveToOuterDisposeScope(), targets.MoveToOuterDisposeScope());
    }

    private static Tensor R2(Tensor outputs, Tensor targets) =>
        1 - outputs.sub(targets).pow(2).sum().div(targets.sub(targets.mean()).pow(2).sum());

    private static Examples Line(int count)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var inputs = randn([count, 2], generator: generator);
        var targets = inputs.mul(tensor(new[] { 2f, -1 })).sum(1, keepdim: true).add(0.5);
        return new Examples(inputs.MoveToOuterDisposeScope(), targets.MoveToOuterDisposeScope());
    }
}
