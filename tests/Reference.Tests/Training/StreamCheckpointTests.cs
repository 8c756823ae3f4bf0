using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A training from a stream that was stopped: it goes on bit by bit, or it is refused.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class StreamCheckpointTests : IDisposable
{
    private readonly Data.TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);
    private readonly Examples _validation = Problems.Clouds(50, seed: 2);

    private string Path => _folder.PathOf("training.checkpoint");

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string> Repeatable => ["enumerable", "by epoch", "loader by epoch", "known length"];

    [Theory]
    [MemberData(nameof(Repeatable))]
    public void Stopped_anywhere_it_ends_with_the_weights_of_a_training_that_never_stopped(string source)
    {
        var model = Model();
        Trainer(model).Run(Stream(source), Validation());

        // In the first epoch, between two epochs, and in the last.
        Assert.All([2, 4, 11], step => Assert.Equal(Bytes.Of(model), Interrupted(source, step)));
    }

    [Fact]
    public void A_shuffled_loader_is_refused_and_told_what_to_do()
    {
        var data = utils.data.TensorDataset(_clouds.Inputs, _clouds.Targets);
        BatchStream Unseeded() => BatchStream.Of(utils.data.DataLoader(data, 25, shuffle: true));
        BatchStream OneOrderAfterTheOther() => BatchStream.Of(utils.data.DataLoader(data, 25, new EpochOrder(100, seed: 1)));

        Interrupt(Unseeded(), 2);
        Assert.StartsWith($"'{Path}' is the checkpoint of another training: the stream begins with another batch than it did. A stream goes on only where", Refusal(Unseeded()), StringComparison.Ordinal);

        Interrupt(OneOrderAfterTheOther(), 4);
        Assert.StartsWith($"'{Path}' cannot be gone on with: the stream gives other batches each time it is enumerated.", Refusal(OneOrderAfterTheOther()), StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_of_the_epoch_under_way_that_are_others_now_are_refused()
    {
        Interrupt(BatchStream.ByEpoch(epoch => Shuffled(epoch)), 6);

        Assert.Contains("the first 2 batches that the stream gives in epoch 2 are not those that were trained", Refusal(BatchStream.ByEpoch(epoch => Shuffled(epoch * 7))), StringComparison.Ordinal);
        Assert.Contains("2 batches of epoch 2 were trained, and the stream has 1", Refusal(BatchStream.ByEpoch(epoch => Shuffled(epoch).Take(1))), StringComparison.Ordinal);
        Assert.Contains("the stream begins with another batch", Refusal(BatchStream.ByEpoch(epoch => Shuffled(epoch + 1))), StringComparison.Ordinal);
        Assert.Contains("TrainingInputs was \"a stream of batches\" and is \"Float32 (100, 2)", Refusal(_clouds), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_validation_is_refused()
    {
        Interrupt(Stream("by epoch"), 6);
        var other = BatchStream.Of(BatchStreamTests.Cut(Problems.Clouds(50, seed: 3)));

        Assert.Contains("the stream begins with another batch", Assert.Throws<CheckpointException>(() => Resume(Model(), Stream("by epoch"), other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_that_is_cancelled_is_made_when_the_training_goes_on()
    {
        var model = Model();
        var whole = Trainer(model).Run(Stream("by epoch"), Validation());
        using var source = new CancellationTokenSource();

        var stopped = Trainer(Model()).Train(Stream("by epoch"), BatchStream.Of(Cancelling(source)), cancellation: source.Token);
        var resumed = Model();
        var result = Resume(resumed, Stream("by epoch"), Validation());

        Assert.Equal((TrainingOutcome.Cancelled, 0, 4), (stopped.Outcome, stopped.Epochs.Count, stopped.Batch));
        Assert.Equal(whole.Epochs.Select(epoch => epoch.Validation!.Loss), result.Epochs.Select(epoch => epoch.Validation!.Loss));
        Assert.Equal(Bytes.Of(model), Bytes.Of(resumed));
    }

    /// <summary>What a source draws from libtorch's generator is drawn again when it is read over, and must not count twice.</summary>
    [Fact]
    public void Reading_over_what_is_done_draws_nothing()
    {
        IEnumerable<Batch> Drawing(int epoch) => Shuffled(epoch).Select(batch =>
        {
            _ = rand(1);
            return batch;
        });
        var model = Model();
        Trainer(model).Run(BatchStream.ByEpoch(Drawing), Validation());
        Interrupt(BatchStream.ByEpoch(Drawing), 6);
        var resumed = Model();

        Resume(resumed, BatchStream.ByEpoch(Drawing), Validation());

        Assert.Equal(Bytes.Of(model), Bytes.Of(resumed));
    }

    private IEnumerable<Batch> Cancelling(CancellationTokenSource source)
    {
        foreach (var batch in BatchStreamTests.Cut(_validation))
        {
            yield return batch;
            source.Cancel();
        }
    }

    private BatchStream Validation() => BatchStream.Of(BatchStreamTests.Cut(_validation));

    private BatchStream Stream(string source) => source switch
    {
        "enumerable" => BatchStream.Of(BatchStreamTests.Cut(_clouds)),
        "by epoch" => BatchStream.ByEpoch(Shuffled),
        "known length" => BatchStream.ByEpoch(Shuffled, batchesPerEpoch: 4),
        _ => BatchStream.ByEpoch(epoch => utils.data.DataLoader(
            utils.data.TensorDataset(_clouds.Inputs, _clouds.Targets), 25, new EpochOrder(100, seed: 1 + epoch))),
    };

    private IEnumerable<Batch> Shuffled(int epoch)
    {
        var batches = new Batches(_clouds, new BatchOptions { Size = 25, Seed = 5 });
        using var order = batches.Order(epoch);
        for (var batch = 0; batch < batches.PerEpoch; batch++)
            yield return batches.Take(order, batch);
    }

    private byte[] Interrupted(string source, int step)
    {
        Interrupt(Stream(source), step);
        var model = Model();
        Resume(model, Stream(source), Validation());
        return Bytes.Of(model);
    }

    private string Refusal(ExampleSource training) => Assert.Throws<CheckpointException>(() => Resume(Model(), training, Validation())).Message;

    private TrainingResult Resume(SmallMlp model, ExampleSource training, ExampleSource validation) =>
        Trainer(model).Resume(Path, training, validation, cancellation: TestContext.Current.CancellationToken);

    private void Interrupt(ExampleSource training, int step)
    {
        using var source = new CancellationTokenSource();
        var progress = new StepProbe(report =>
        {
            if (report.TotalSteps == step)
                source.Cancel();
        });
        Assert.Equal(TrainingOutcome.Cancelled, Trainer(Model()).Train(training, Validation(), progress, source.Token).Outcome);
    }

    private static SmallMlp Model()
    {
        _ = manual_seed(7);
        return new SmallMlp(2, 3);
    }

    private Trainer Trainer(SmallMlp model) => new(model, new MultiClassTask(3), new TrainerOptions
    {
        Epochs = 3, Optimizer = Optimizers.Adam(0.01), Device = "cpu", Checkpointing = new() { Path = Path },
    });
}
