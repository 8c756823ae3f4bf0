using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed class TrainerTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Epochs = 6, BatchSize = 32, Optimizer = Optimizers.Adam(0.02), Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(300);

    public TrainerTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Classes_are_learned()
    {
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short);

        var result = trainer.Run(_clouds, Problems.Clouds(100, seed: 2));

        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
        Assert.Equal([1, 2, 3, 4, 5, 6], result.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(result.Epochs, epoch => Assert.Equal(300, epoch.Examples));
        Assert.InRange(result.Epochs[^1].TrainRunning, 0.9, 1);
        Assert.InRange(result.Epochs[^1].Validation!["accuracy"], 0.9, 1);
        Assert.InRange(result.Epochs[^1].Validation!.Loss, 0, result.Epochs[0].Validation!.Loss / 2);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(null, 3)]
    public void The_threads_are_those_of_the_options_while_it_trains_and_then_those_of_before(int? told, int expected)
    {
        using var threads = new Samples.ThreadCount();
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short with { Epochs = 1, Threads = told });
        set_num_threads(3);
        var during = new HashSet<int>();

        trainer.Run(_clouds, progress: new StepProbe(_ => during.Add(get_num_threads())));

        Assert.Equal([expected], during);
        Assert.Equal(3, get_num_threads());
    }

    [Fact]
    public void Labels_are_learned()
    {
        var trainer = new Trainer(new SmallMlp(4, 3), new MultiLabelTask(3), Short);

        var result = trainer.Run(Problems.Signs(300));

        Assert.InRange(result.Epochs[^1].TrainRunning, 0, 0.1);
        Assert.InRange(trainer.Judge(Problems.Signs(100, seed: 2)).Loss, 0, 0.25);
    }

    [Fact]
    public void Images_are_learned()
    {
        var digits = SyntheticDigits.Draw(300, seed: 1);
        var trainer = new Trainer(new SmallCnn(), new MultiClassTask(10), Short with { Epochs = 6 });

        var result = trainer.Run(digits);

        Assert.InRange(result.Epochs[^1].TrainRunning, 0.7, 1);
    }

    [Fact]
    public void The_loss_of_an_epoch_is_the_mean_over_its_examples()
    {
        // A model that does not change, and a last batch of another size: 32, 32, 6.
        var model = new SmallMlp(2, 3);
        foreach (var module in model.modules().OfType<Dropout>())
            module.p = 0;
        var some = _clouds.Select(arange(70, ScalarType.Int64));
        var frozen = Short with { Epochs = 1, Optimizer = m => optim.SGD(m.parameters(), 0), Guards = Guards.None };
        var trainer = new Trainer(model, new MultiClassTask(3), frozen);

        var result = trainer.Run(some, some);

        var expected = functional.cross_entropy(model.call(some.Inputs), some.Targets).item<float>();
        Assert.Equal(expected, result.Epochs[0].TrainLoss, 1e-5);
        Assert.Equal(expected, result.Epochs[0].Validation!.Loss, 1e-5);
    }

    [Fact]
    public void A_weighted_loss_is_the_weighted_mean_over_its_examples()
    {
        var task = new MultiClassTask(3) { ClassWeights = [1, 5, 0.5f], LabelSmoothing = 0.1 };
        var trainer = new Trainer(new SmallMlp(2, 3), task, Short with { EvaluationBatchSize = 7 });
        var expected = functional.cross_entropy(trainer.Ask(_clouds.Inputs), _clouds.Targets, tensor(new[] { 1, 5, 0.5f }), label_smoothing: 0.1);

        Assert.Equal(expected.item<float>(), trainer.Judge(_clouds).Loss, 1e-5);
    }

    [Fact]
    public void Same_seed_same_weights_and_another_seed_others()
    {
        Assert.Equal(TrainedWeights(seed: 1), TrainedWeights(seed: 1));
        Assert.NotEqual(TrainedWeights(seed: 1), TrainedWeights(seed: 2));
    }

    [Fact]
    public void Modes_are_what_they_were()
    {
        var model = new SmallCnn();
        var norm = model.modules().OfType<BatchNorm2d>().Single();
        norm.eval();
        var trainer = new Trainer(model, new MultiClassTask(10), Short with { Epochs = 1 });
        var digits = SyntheticDigits.Draw(40, seed: 1);

        trainer.Judge(digits);
        Assert.Equal((true, false), (model.training, norm.training));
        trainer.Run(digits);
        Assert.Equal((true, false), (model.training, norm.training));
        Assert.True(is_grad_enabled());
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void A_frozen_batch_norm_keeps_its_statistics_in_every_epoch()
    {
        var model = new SmallCnn();
        var norm = model.modules().OfType<BatchNorm2d>().Single();
        norm.eval();
        var digits = SyntheticDigits.Draw(40, seed: 1);
        var trainer = new Trainer(model, new MultiClassTask(10), Short with { Epochs = 3 });

        trainer.Run(digits, digits);
        trainer.Overfit(digits, steps: 3);

        Assert.Equal(new float[8], norm.running_mean!.data<float>());
        Assert.All(norm.running_var!.data<float>(), variance => Assert.Equal(1, variance));
        Assert.Equal((true, false), (model.training, norm.training));
    }

    [Fact]
    public void A_model_in_eval_mode_is_trained_as_a_whole_and_is_in_eval_mode_again()
    {
        var model = new SmallCnn();
        var norm = model.modules().OfType<BatchNorm2d>().Single();
        model.eval();

        new Trainer(model, new MultiClassTask(10), Short with { Epochs = 1 }).Run(SyntheticDigits.Draw(40, seed: 1));

        Assert.NotEqual(new float[8], norm.running_mean!.data<float>());
        Assert.All(model.modules(), module => Assert.False(module.training));
    }

    [Fact]
    public void Evaluation_changes_nothing_and_drops_nothing()
    {
        var model = new SmallCnn();
        var trainer = new Trainer(model, new MultiClassTask(10), Short);
        var digits = SyntheticDigits.Draw(40, seed: 1);
        var before = Bytes.Of(model);

        Assert.Equal(trainer.Judge(digits).Loss, trainer.Judge(digits).Loss);
        Assert.Equal(before, Bytes.Of(model));
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        var counts = new List<long>();
        var progress = new StepProbe(_ => counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));

        new Trainer(new SmallCnn(), new MultiClassTask(10), Short with { BatchSize = 8, Epochs = 1 }).Run(SyntheticDigits.Draw(80, seed: 1), progress: progress);

        Assert.Equal(10, counts.Count);
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void It_stops_after_the_batch_when_asked_to()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var progress = new StepProbe(step =>
        {
            steps++;
            if (step.Step == 3)
                source.Cancel();
        });

        var result = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Train(_clouds, progress: progress, cancellation: source.Token);

        Assert.Equal((TrainingOutcome.Cancelled, 3, 0), (result.Outcome, steps, result.Epochs.Count));
    }

    [Fact]
    public void Whatever_takes_long_is_cancelled_and_leaves_the_model_as_it_was()
    {
        var model = new SmallCnn();
        var trainer = new Trainer(model, new MultiClassTask(10), Short);
        var digits = SyntheticDigits.Draw(40, seed: 1);
        var (weights, random) = (Bytes.Of(model), get_rng_state().bytes.ToArray());
        using var source = new CancellationTokenSource();
        var evaluated = new Trainer(model, new MultiClassTask(10) { Metrics = [FunctionMetric.MeanOf("rows", (_, targets) => Cancel(targets))] }, Short with { EvaluationBatchSize = 8 });

        Assert.Throws<OperationCanceledException>(() => evaluated.Evaluate(digits, source.Token));
        Assert.Throws<OperationCanceledException>(() => trainer.Evaluate(digits, source.Token));
        Assert.Throws<OperationCanceledException>(() => trainer.OverfitOneBatch(digits, cancellation: source.Token));
        Assert.Throws<OperationCanceledException>(() => trainer.Predict(digits.Inputs, source.Token));
        Assert.Equal(weights, Bytes.Of(model));
        Assert.Equal(random, get_rng_state().bytes.ToArray());
        Assert.True(model.training);

        Tensor Cancel(Tensor targets)
        {
            source.Cancel();
            return targets;
        }
    }

    [Fact]
    public void Augmentation_sees_each_batch_with_random_numbers_of_its_own()
    {
        var drawn = new List<float>();
        var options = Short with
        {
            Epochs = 2,
            Augmentation = (inputs, random) =>
            {
                drawn.Add(rand(1, generator: random).item<float>());
                return inputs.add(0);
            },
        };

        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), options).Run(_clouds);

        Assert.Equal(20, drawn.Distinct().Count());
    }

    [Fact]
    public void Targets_of_another_kind_are_refused_before_any_step()
    {
        var classes = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short);
        var labels = new Trainer(new SmallMlp(2, 3), new MultiLabelTask(3), Short);

        Assert.Contains("wants its classes as int64 (N)", Refusal(classes, zeros(2)), StringComparison.Ordinal);
        Assert.Contains("from 0 to 3, and 3 classes are numbered from 0 to 2", Refusal(classes, tensor(new[] { 0L, 3 })), StringComparison.Ordinal);
        Assert.Contains("wants its labels as float32 (N, 3)", Refusal(labels, zeros(2, 4)), StringComparison.Ordinal);
        Assert.Contains("the labels go from 0 to 2", Refusal(labels, tensor(new float[,] { { 0, 1, 0 }, { 0, 0, 2 } })), StringComparison.Ordinal);
    }

    private static string Refusal(Trainer trainer, Tensor targets) =>
        Assert.Throws<ArgumentException>(nameof(targets), () => trainer.Run(new Examples(zeros(2, 2), targets))).Message;

    private byte[] TrainedWeights(long seed)
    {
        manual_seed(7);
        var model = new SmallMlp(2, 3);
        new Trainer(model, new MultiClassTask(3), Short with { Seed = seed }).Run(_clouds);
        return Bytes.Of(model);
    }
}
