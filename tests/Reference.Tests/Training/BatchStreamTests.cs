using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>Examples that come batch by batch: what is learned, what is refused.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class BatchStreamTests : IDisposable
{
    private static readonly TrainerOptions Short = new() { Epochs = 4, BatchSize = 25, Optimizer = Optimizers.Adam(0.02), Device = "cpu" };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(300);

    public void Dispose() => _scope.Dispose();

    public static TheoryData<string> Sources => ["enumerable", "async", "by epoch", "async by epoch", "list loader", "dictionary loader"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void It_learns_the_same_as_from_memory_bit_by_bit(string source)
    {
        var resident = Trained(_clouds.Select(Orders()), Short with { Epochs = 1 });
        var streamed = Trained(Streamed(source), Short with { Epochs = 1 });

        Assert.Equal(resident.Weights, streamed.Weights);
        Assert.Equal(resident.Result.Epochs[0].TrainLoss, streamed.Result.Epochs[0].TrainLoss);
        Assert.Equal(300, streamed.Result.Epochs[0].Examples);

        // The trainer's own order of the first epoch is undone, so that its batches are those of the stream.
        Tensor Orders() => new Batches(_clouds, new BatchOptions { Size = 25, Seed = 1 }).Order(0).argsort();
    }

    [Fact]
    public void An_evaluation_of_a_stream_is_that_of_its_examples()
    {
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short);

        var (streamed, resident) = (trainer.Judge(Streamed("enumerable")), trainer.Judge(_clouds));

        Assert.Equal(resident.Loss, streamed.Loss, 1e-6);
        Assert.Equal(resident["accuracy"], streamed["accuracy"]);
        Assert.Equal(300, streamed.Examples);
    }

    [Fact]
    public void Training_and_validation_may_both_be_streams_of_which_nobody_knows_the_length()
    {
        var plans = new List<TrainingPlan>();
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short with { EarlyStopping = new() { Metric = "accuracy" } });

        var result = trainer.Run(BatchStream.Of(Cut(_clouds)), BatchStream.Of(Cut(Problems.Clouds(100, seed: 2))), new PlanProbe(plans.Add));

        Assert.InRange(result.Epochs[^1].Validation!["accuracy"], 0.9, 1);
        Assert.Equal((null, null, null), (plans[0].StepsPerEpoch, plans[0].Examples, plans[0].ValidationExamples));
        Assert.Equal("multi_class: a stream of batches, 4 epochs, 99 parameters, on cpu", PlainText(plans[0]));
        Assert.Null(result.BatchesPerEpoch);
    }

    [Fact]
    public void A_stream_without_an_end_is_left_after_the_batches_of_an_epoch()
    {
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short);

        var result = trainer.Run(BatchStream.Of(Endless(), batchesPerEpoch: 7));

        Assert.All(result.Epochs, epoch => Assert.Equal(7 * 25, epoch.Examples));

        IEnumerable<Batch> Endless()
        {
            while (true)
            {
                foreach (var batch in Cut(_clouds))
                    yield return batch;
            }
        }
    }

    [Fact]
    public void A_batch_is_gone_when_its_step_is_over()
    {
        var counts = new List<long>();
        var progress = new StepProbe(_ => counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        var given = new List<Batch>();

        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Run(BatchStream.Of(Cut(_clouds).Select(Noted)), progress: progress);

        Assert.Single(counts.Skip(1).Distinct());
        Assert.All(given, batch => Assert.True(batch.Inputs.IsInvalid && batch.Targets.IsInvalid));

        Batch Noted(Batch batch)
        {
            given.Add(batch);
            return batch;
        }
    }

    [Fact]
    public void One_batch_of_a_stream_is_learned_by_heart()
    {
        var report = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Overfit(Streamed("list loader"));

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
    }

    [Fact]
    public void A_source_that_waits_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short);

        var result = trainer.Train(BatchStream.Of(Stalled(cancellation, cancellation.Token)), cancellation: cancellation.Token);

        Assert.Equal((TrainingOutcome.Cancelled, 2), (result.Outcome, result.Batch));
    }

    [Fact]
    public void What_a_stream_must_not_give_is_named_with_its_place()
    {
        Assert.Equal("batch 2 of epoch 1 of the stream: the targets go from 0 to 7, and 3 classes are numbered from 0 to 2 (Parameter 'targets')", Refusal<ArgumentException>(Good(), new(zeros(2, 2), tensor(new[] { 0L, 7 }))));
        Assert.Equal("batch 2 of epoch 1 of the stream has Float32 (2, 2), Int64 (3): as many rows of each are wanted, and at least one", Refusal<ArgumentException>(Good(), new(zeros(2, 2), zeros(3, dtype: ScalarType.Int64))));
        Assert.Equal("batch 1 of epoch 1 of the stream has no inputs or no targets", Refusal<ArgumentException>(default(Batch)));
        Assert.StartsWith("the tensors of batch 1 of epoch 2 of the stream were disposed before", Refusal<ArgumentException>(Good()), StringComparison.Ordinal);
        Assert.StartsWith("the stream gave no batch in epoch 1: it is empty, or can be enumerated only once", Refusal<TrainingException>(), StringComparison.Ordinal);
        Assert.StartsWith("the loss is NaN: the inputs of this batch are not finite", Refusal<TrainingException>(new Batch(full([2, 2], double.NaN), zeros(2, dtype: ScalarType.Int64))), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_a_stream_cannot_have_are_named()
    {
        var stream = BatchStream.Of(Cut(_clouds));
        var schedule = Schedule.PerStep((optimizer, steps) => optim.lr_scheduler.OneCycleLR(optimizer, 0.05, total_steps: steps));
        void Run(TrainerOptions options, ExampleSource source) => new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), options).Run(source);

        Assert.StartsWith("DropLast has no effect on a stream", Assert.Throws<ArgumentException>(() => Run(Short with { DropLast = true }, stream)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Schedule.PerStep is given the number of steps, and the stream does not say", Assert.Throws<ArgumentException>(() => Run(Short with { Schedule = schedule }, stream)).Message, StringComparison.Ordinal);
        Assert.Equal("the stream gave 12 batches in epoch 1, and 13 were told", Assert.Throws<TrainingException>(() => Run(Short, BatchStream.Of(Cut(_clouds), 13))).Message);
        Assert.Throws<ArgumentOutOfRangeException>("batchesPerEpoch", () => BatchStream.Of(Cut(_clouds), 0));
        Run(Short with { Schedule = schedule }, BatchStream.Of(Cut(_clouds), 12));
    }

    [Fact]
    public void A_loader_without_data_and_label_is_named()
    {
        using var loader = utils.data.DataLoader(new Rows(_clouds, "x", "y"), 25);

        var error = Assert.Throws<ArgumentException>(() => new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Run(BatchStream.Of(loader)));

        Assert.StartsWith("the data loader gives x, y, and its inputs are to be 'data' and its targets 'label'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_one_row_is_refused_where_batch_norm_cannot_take_it()
    {
        var model = nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.Linear(4, 3));
        var batches = Cut(_clouds).Take(2).Append(new Batch(zeros(1, 2), zeros(1, dtype: ScalarType.Int64)));

        var error = Assert.Throws<TrainingException>(() => new Trainer(model, new MultiClassTask(3), Short).Run(BatchStream.Of(batches)));

        Assert.Equal(
            "batches of one row give 1 (BatchNorm1d) one value for each channel, and there is no variance in one value: "
            + "let the stream give more rows in each, or put that layer into eval mode",
            error.Message);
    }

    private static Batch Good() => new(zeros(2, 2), zeros(2, dtype: ScalarType.Int64));

    private static string Refusal<TError>(params Batch[] batches)
        where TError : Exception =>
        Assert.Throws<TError>(() => new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short with { Epochs = 2 }).Run(BatchStream.Of(batches))).Message;

    private BatchStream Streamed(string source) => source switch
    {
        "enumerable" => BatchStream.Of(Cut(_clouds)),
        "async" => BatchStream.Of(CutAsync(_clouds), 12),
        "by epoch" => BatchStream.ByEpoch(_ => Cut(_clouds)),
        "async by epoch" => BatchStream.ByEpoch(_ => CutAsync(_clouds)),
        "list loader" => BatchStream.Of(utils.data.DataLoader(utils.data.TensorDataset(_clouds.Inputs, _clouds.Targets), 25)),
        _ => BatchStream.Of(utils.data.DataLoader(new Rows(_clouds), 25)),
    };

    private static (TrainingResult Result, byte[] Weights) Trained(ExampleSource source, TrainerOptions options)
    {
        _ = manual_seed(7);
        var model = new SmallMlp(2, 3);
        var result = new Trainer(model, new MultiClassTask(3), options).Run(source);
        return (result, Bytes.Of(model));
    }

    private static string PlainText(TrainingPlan plan)
    {
        using var text = new StringWriter();
        new PlainLines(text).Started(plan);
        return text.ToString().TrimEnd();
    }

    internal static IEnumerable<Batch> Cut(Examples examples, int size = 25)
    {
        for (var first = 0; first < examples.Count; first += size)
        {
            using var inputs = examples.Inputs[first..(first + size)];
            using var targets = examples.Targets[first..(first + size)];
            yield return new Batch(inputs.clone(), targets.clone());
        }
    }

    private static async IAsyncEnumerable<Batch> CutAsync(Examples examples)
    {
        foreach (var batch in Cut(examples))
        {
            await Task.Yield();
            yield return batch;
        }
    }

    private async IAsyncEnumerable<Batch> Stalled(
        CancellationTokenSource source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var batch in Cut(_clouds).Take(2))
            yield return batch;
        await source.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    /// <summary>Rows as TorchSharp's loader takes them.</summary>
    private sealed class Rows(Examples examples, string inputs = "data", string targets = "label") : utils.data.Dataset
    {
        public override long Count => examples.Count;

        public override Dictionary<string, Tensor> GetTensor(long index) =>
            new() { [inputs] = examples.Inputs[index].clone(), [targets] = examples.Targets[index].clone() };
    }

    private sealed class PlanProbe(Action<TrainingPlan> started) : ITrainingProgress
    {
        public void Started(TrainingPlan plan) => started(plan);

        public void Stepped(in StepReport step)
        {
        }

        public void EpochEnded(EpochResult epoch)
        {
        }

        public void Ended(TrainingResult result)
        {
        }
    }
}
