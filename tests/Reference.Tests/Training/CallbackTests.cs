using TorchSharp.Reference.Data;
using TorchSharp.Reference.Saving;
using TorchSharp.Reference.Tests.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>Callbacks that change the course of a training.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class CallbackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Examples _clouds = Problems.Clouds(64);

    public void Dispose()
    {
        _clouds.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void One_stops_after_a_step_and_one_after_an_epoch()
    {
        var steps = 0L;

        var inside = Train(new TrainerOptions { Epochs = 3, BatchSize = 16, AfterStep = (in StepReport step, TrainingControl control) => Stop(control, steps = step.TotalSteps, at: 6) });
        var after = Train(new TrainerOptions { Epochs = 3, BatchSize = 16, AfterEpoch = (epoch, control) => Stop(control, epoch.Epoch, at: 2) });

        Assert.Equal((TrainingOutcome.StoppedByCallback, 1, 6L), (inside.Outcome, inside.Epochs.Count, steps));
        Assert.Equal((TrainingOutcome.StoppedByCallback, 2), (after.Outcome, after.Epochs.Count));
        Assert.Equal((2, 0), (inside.Batch, after.Batch));
    }

    [Fact]
    public void The_time_of_an_epoch_that_one_has_stopped_counts()
    {
        var result = Train(new TrainerOptions { BatchSize = 16, AfterStep = (in StepReport step, TrainingControl control) => Stop(control, step.TotalSteps, at: 1) });

        Assert.Empty(result.Epochs);
        Assert.NotEqual(TimeSpan.Zero, result.Elapsed);
    }

    [Fact]
    public void One_sets_the_rate_of_the_steps_to_come()
    {
        var rates = new List<double>();

        Train(new TrainerOptions
        {
            Epochs = 1, BatchSize = 16,
            AfterStep = (in StepReport step, TrainingControl control) =>
            {
                rates.Add(step.LearningRate);
                control.LearningRate /= 2;
            },
        });

        Assert.Equal([1e-3, 5e-4, 2.5e-4, 1.25e-4], rates);
    }

    [Fact]
    public void A_training_whose_rate_was_set_goes_on_with_it()
    {
        var options = new TrainerOptions
        {
            Epochs = 4, BatchSize = 16, Checkpointing = new() { Path = _folder.PathOf("checkpoint") },
            AfterEpoch = (_, control) => control.LearningRate /= 2,
        };
        using var whole = new SmallMlp(2, 3);
        using var parts = new SmallMlp(2, 3);
        CopyWeights(whole, parts);
        new Trainer(whole, new MultiClassTask(3), options).Run(_clouds);

        using var cancel = new CancellationTokenSource();
        var cancelled = new Trainer(parts, new MultiClassTask(3), options with { AfterStep = (in StepReport step, TrainingControl _) => CancelAt(cancel, step.TotalSteps) })
            .Train(_clouds, cancellation: cancel.Token);
        var resumed = new Trainer(parts, new MultiClassTask(3), options).Resume(_folder.PathOf("checkpoint"), _clouds, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(TrainingOutcome.Cancelled, cancelled.Outcome);
        Assert.Equal(1e-3 / 8, resumed.Epochs[^1].LearningRate, 1e-12);
        Assert.All(whole.state_dict(), pair => Assert.True(pair.Value.Equals(parts.state_dict()[pair.Key]), pair.Key));
    }

    [Fact]
    public void One_saves_a_checkpoint_and_the_model()
    {
        var path = _folder.PathOf("checkpoint");
        var saved = new List<long>();

        Train(new TrainerOptions
        {
            Epochs = 2, BatchSize = 16, Checkpointing = new() { Path = path, EveryEpochs = 100 },
            AfterStep = (in StepReport step, TrainingControl control) =>
            {
                if (File.Exists(path))
                    saved.Add(Checkpoint.Read(path).TotalSteps);
                if (step.TotalSteps == 3)
                    control.SaveCheckpoint();
            },
            AfterEpoch = (epoch, control) => control.SaveModel(_folder.PathOf($"model-{epoch.Epoch}"), new ModelInfo { Names = ["a", "b", "c"] }),
        });

        Assert.All(saved, steps => Assert.Equal(3, steps));
        Assert.Equal(5, saved.Count);
        Assert.Equal(["a", "b", "c"], ModelFile.Read(_folder.PathOf("model-2")).Names);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var schedule = Schedule.PerEpoch(optimizer => optim.lr_scheduler.StepLR(optimizer, 1));

        Assert.Contains("set by TrainerOptions.Schedule", Assert.Throws<InvalidOperationException>(() => Train(new TrainerOptions { Schedule = schedule, AfterEpoch = (_, control) => control.LearningRate = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("names no file", Assert.Throws<InvalidOperationException>(() => Train(new TrainerOptions { AfterEpoch = (_, control) => control.SaveCheckpoint() })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Train(new TrainerOptions { AfterEpoch = (_, control) => control.LearningRate = double.NaN }));
    }

    private static void Stop(TrainingControl control, long now, long at)
    {
        if (now == at)
            control.Stop();
    }

    private static void CancelAt(CancellationTokenSource source, long steps)
    {
        if (steps == 10)
            source.Cancel();
    }

    private static void CopyWeights(nn.Module from, nn.Module to)
    {
        using var withoutGradient = no_grad();
        foreach (var (name, tensor) in to.state_dict())
            tensor.copy_(from.state_dict()[name]);
    }

    private TrainingResult Train(TrainerOptions options)
    {
        using var model = new SmallMlp(2, 3);
        return new Trainer(model, new MultiClassTask(3), options).Run(_clouds);
    }
}
