using TorchSharp.Reference.Data;
using TorchSharp.Reference.Losses;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Tests.Training;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests;

/// <summary>Numbers have a point, whatever the language of the machine: in messages, and in checkpoints, which travel.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GermanNumbersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkpoint-");
    private readonly GermanNumbers _culture = new();

    private TrainerOptions Options => new()
    {
        Epochs = 1, BatchSize = 32, Device = "cpu", Checkpointing = new() { Path = Path.Combine(_folder.FullName, "training.ckpt") },
    };

    public void Dispose()
    {
        _culture.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void The_machine_of_these_tests_writes_a_comma() => Assert.Equal("0,5", $"{0.5}");

    public static TheoryData<ITrainingTask, string> Tasks => new()
    {
        { new MultiClassTask(3) { LabelSmoothing = 0.1, ClassWeights = [0.5f, 1, 2.25f] }, "cross entropy, 3 classes, label smoothing 0.1, class weights [0.5 1 2.25]" },
        { new MultiLabelTask(2) { PositiveWeights = [0.5f, 3] }, "binary cross entropy with logits, 2 labels, positive weights [0.5 3]" },
    };

    [Theory]
    [MemberData(nameof(Tasks), DisableDiscoveryEnumeration = true)]
    public void A_task_describes_its_weights(ITrainingTask task, string description) => Assert.Equal(description, task.Description);

    [Fact]
    public void A_training_goes_on_where_people_write_another_language()
    {
        using var scope = NewDisposeScope();
        var clouds = Problems.Clouds(40);
        var task = new MultiClassTask(3) { ClassWeights = [0.5f, 1, 1] };
        new Trainer(new SmallMlp(2, 3), task, Options).Run(clouds);
        _culture.Dispose();

        var result = new Trainer(new SmallMlp(2, 3), task, Options with { Epochs = 2 })
            .Resume(Options.Checkpointing!.Path, clouds, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Epochs.Count);
    }

    [Fact]
    public void Another_learning_rate_is_named()
    {
        using var scope = NewDisposeScope();
        var (clouds, model, task) = (Problems.Clouds(40), new SmallMlp(2, 3), new MultiClassTask(3));
        new Trainer(model, task, Options).Run(clouds);
        var faster = new Trainer(model, task, Options with { Epochs = 2, Optimizer = Optimizers.Adam(0.5) });

        var error = Assert.Throws<CheckpointException>(() =>
        {
            faster.Resume(Options.Checkpointing!.Path, clouds, cancellation: TestContext.Current.CancellationToken);
        });

        Assert.EndsWith(
            "it stopped at a learning rate of 0.001, and this optimizer and schedule come to 0.5", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action, string> Refusals => new()
    {
        { () => Split(validation: 1.5, test: 0), "a share of 1.5 is not possible: from 0 to below 1" },
        { () => Split(validation: 0.5, test: 0.5), "shares of 0.5 for validation and 0.5 for the test leave no row for training" },
        { () => Split(validation: 0.1, test: 0), "1 rows are too few for a share of 0.1: no row for validation" },
        { () => SmoothedLoss(1.5), "a label smoothing of 1.5 is not possible: from 0 to 1" },
        { () => _ = new Thresholds([double.PositiveInfinity]), "expected finite thresholds, got Infinity" },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void What_is_refused_is_named(Action refused, string complaint) =>
        Assert.StartsWith(complaint, Assert.ThrowsAny<ArgumentException>(refused).Message, StringComparison.Ordinal);

    private static void Split(double validation, double test)
    {
        using var labels = tensor(new[] { 0L });
        StratifiedSplit.Of(labels, new SplitOptions { Validation = validation, Test = test });
    }

    private static void SmoothedLoss(double smoothing)
    {
        using var scope = NewDisposeScope();
        CrossEntropy.Stable(zeros(1, 2), zeros(1, ScalarType.Int64), new CrossEntropyOptions { LabelSmoothing = smoothing });
    }
}
