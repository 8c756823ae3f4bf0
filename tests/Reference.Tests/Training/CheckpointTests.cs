using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed class CheckpointTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkpoint-");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);
    private readonly Examples _validation = Problems.Clouds(50, seed: 2);

    private string Path => System.IO.Path.Combine(_folder.FullName, "training.ckpt");

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, OptimizerFactory> AllOptimizers => new()
    {
        { "FlatAdam", Optimizers.Adam(0.01) },
        { "Adam", Optimizers.StockAdam(0.01) },
        { "AdamW amsgrad", model => optim.AdamW(model.parameters(), 0.01, amsgrad: true) },
        { "SGD", model => optim.SGD(model.parameters(), 0.05, momentum: 0.9) },
        { "RMSprop", model => optim.RMSProp(model.parameters(), 0.01, momentum: 0.5, centered: true) },
        { "Adagrad", model => optim.Adagrad(model.parameters(), 0.05) },
        { "Adadelta", model => optim.Adadelta(model.parameters()) },
        { "Adamax", model => optim.Adamax(model.parameters()) },
        { "NAdam", model => optim.NAdam(model.parameters()) },
        { "RAdam", model => optim.RAdam(model.parameters()) },
        { "ASGD", model => optim.ASGD(model.parameters()) },
        { "Rprop", model => optim.Rprop(model.parameters()) },
    };

    [Theory]
    [MemberData(nameof(AllOptimizers), DisableDiscoveryEnumeration = true)]
    public void Stopped_anywhere_and_resumed_the_weights_are_those_of_a_training_that_never_stopped(string name, OptimizerFactory optimizer)
    {
        var options = Options() with { Optimizer = optimizer };

        var whole = Whole(options);

        // In the first epoch, between two epochs, and in the last.
        Assert.All([2, 4, 10], step => Assert.True(whole.AsSpan().SequenceEqual(Interrupted(options, step)), $"{name}, stopped after step {step}"));
    }

    [Fact]
    public void Checkpoints_count_no_second_twice()
    {
        var trainer = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Options() with { Epochs = 20, Checkpointing = new() { Path = Path, EverySteps = 1 } });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = trainer.Run(_clouds, _validation);

        Assert.True(result.Elapsed <= watch.Elapsed, $"{result.Elapsed} of {watch.Elapsed}");
        Assert.True(result.Epochs.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Elapsed) <= result.Elapsed);
    }

    [Fact]
    public void A_training_that_is_stopped_says_at_which_batch_and_after_how_much_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = Interrupt(Options(), 6);

        Assert.Equal((1, 2, 4), (result.Epochs.Count, result.Batch, result.BatchesPerEpoch));
        Assert.InRange(result.Elapsed, result.Epochs[0].Elapsed + TimeSpan.FromTicks(1), watch.Elapsed);
        Assert.Equal(0, Train(Options(), out _).Batch);
    }

    [Fact]
    public void Checkpoints_by_the_clock_are_written_inside_an_epoch_and_change_no_number()
    {
        var written = new List<long>();
        var options = Options() with { Epochs = 1, Checkpointing = new() { Path = Path, EveryMinutes = 1e-9 } };
        var model = Model();
        new Trainer(model, new MultiClassTask(3), options).Run(_clouds, _validation, new StepProbe(step =>
            written.Add(File.Exists(Path) ? Checkpoint.Read(Path).TotalSteps : 0)));

        Assert.Equal([0, 1, 2, 3], written);
        Assert.Equal(Whole(Options() with { Epochs = 1 }), Bytes.Of(model));
    }

    [Fact]
    public void Schedule_averages_clipping_augmentation_and_the_best_weights_go_on_too()
    {
        var options = Options() with
        {
            Schedule = Schedule.PerStep((optimizer, steps) => optim.lr_scheduler.OneCycleLR(optimizer, 0.05, total_steps: steps + 1)),
            AveragingDecay = 0.9,
            ClipGradientNorm = 0.5,
            Augmentation = (inputs, random) => inputs.add(randn(inputs.shape, generator: random), alpha: 0.1),
            EarlyStopping = new() { Patience = 2 },
        };

        Assert.Equal(Whole(options), Interrupted(options, 7));
    }

    [Fact]
    public void A_schedule_that_goes_by_the_validation_goes_on_too()
    {
        var options = Options() with
        {
            Schedule = Schedule.PerEpoch(optimizer => optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience: 0, threshold: 10, threshold_mode: "abs")),
        };

        Assert.Equal(Whole(options), Interrupted(options, 9));
    }

    [Fact]
    public void The_figures_are_those_of_the_whole_training()
    {
        var options = Options();
        var whole = Train(options, out _);
        Interrupt(options, 6);

        var resumed = new Trainer(Model(), new MultiClassTask(3), options).Resume(Path, _clouds, _validation, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(whole.Epochs.Select(Figures), resumed.Epochs.Select(Figures));
    }

    private static (double, double, double) Figures(EpochResult epoch) => (epoch.TrainLoss, epoch.TrainRunning, epoch.Validation!.Loss);

    private TrainerOptions Options() => new()
    {
        Epochs = 3, BatchSize = 32, Optimizer = Optimizers.Adam(0.01), Device = "cpu", Checkpointing = new() { Path = Path },
    };

    private static SmallMlp Model()
    {
        manual_seed(7);
        return new SmallMlp(2, 3);
    }

    private byte[] Whole(TrainerOptions options)
    {
        Train(options, out var weights);
        return weights;
    }

    private TrainingResult Train(TrainerOptions options, out byte[] weights)
    {
        var model = Model();
        var result = new Trainer(model, new MultiClassTask(3), options).Run(_clouds, _validation);
        weights = Bytes.Of(model);
        return result;
    }

    private byte[] Interrupted(TrainerOptions options, int step)
    {
        Interrupt(options, step);
        var model = new SmallMlp(2, 3);
        new Trainer(model, new MultiClassTask(3), options).Resume(Path, _clouds, _validation, cancellation: TestContext.Current.CancellationToken);
        return Bytes.Of(model);
    }

    private TrainingResult Interrupt(TrainerOptions options, int step)
    {
        using var source = new CancellationTokenSource();
        var progress = new StepProbe(report =>
        {
            if (report.TotalSteps == step)
                source.Cancel();
        });
        var result = new Trainer(Model(), new MultiClassTask(3), options).Train(_clouds, _validation, progress, source.Token);
        Assert.Equal(TrainingOutcome.Cancelled, result.Outcome);
        return result;
    }
}
