using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

public class TrainerOptionsTests
{
    public static TheoryData<TrainerOptions, string> Wrong => new()
    {
        { new() { Epochs = 0 }, "Epochs is 0; allowed: 1 or more." },
        { new() { BatchSize = -1 }, "BatchSize is -1; allowed: 1 or more." },
        { new() { EvaluationBatchSize = 0 }, "EvaluationBatchSize is 0; allowed: 1 or more." },
        { new() { Threads = 0 }, "Threads is 0; allowed: 1 or more." },
        { new() { Seed = -1 }, "Seed is -1; allowed: 0 or more." },
        { new() { ClipGradientNorm = 0 }, "ClipGradientNorm is 0; allowed: a number greater than 0, or null for no clipping." },
        { new() { ClipGradientNorm = double.NaN }, "ClipGradientNorm is NaN; allowed: a number greater than 0, or null for no clipping." },
        { new() { AveragingDecay = 1 }, "AveragingDecay is 1; allowed: more than 0 and less than 1, or null for no averaging." },
        { new() { Optimizer = null! }, "Optimizer is null; allowed: a function that makes an optimizer, Optimizers.Adam() say." },
        { new() { Guards = (Guards)64 }, "Guards is 64; allowed: any of All." },
        { new() { Device = "gpu" }, "Device is 'gpu'; allowed: cpu, cuda, cuda:N, mps, auto." },
        { new() { Device = "cuda:x" }, "Device is 'cuda:x'; allowed: cpu, cuda, cuda:N, mps, auto." },
        { new() { Device = "cuda:99" }, "Device is 'cuda:99', and libtorch finds 0 CUDA devices here; use cpu or auto." },
        { new() { EarlyStopping = new() { Patience = 0 } }, "EarlyStopping.Patience is 0; allowed: 1 or more." },
        { new() { EarlyStopping = new() { MinimalGain = -1 } }, "EarlyStopping.MinimalGain is -1; allowed: 0 or more." },
        { new() { EarlyStopping = new() { Metric = "f1" } }, "EarlyStopping.Metric is 'f1'; allowed: one of loss, accuracy, log_loss, macro_f1." },
        { new() { Checkpointing = new() { Path = " " } }, "Checkpointing.Path is empty; allowed: the path of a file." },
        { new() { Checkpointing = new() { Path = "p", EveryEpochs = 0 } }, "Checkpointing.EveryEpochs is 0; allowed: 1 or more." },
        { new() { Checkpointing = new() { Path = "p", EverySteps = 0 } }, "Checkpointing.EverySteps is 0; allowed: 1 or more." },
        {
            new() { Checkpointing = new() { Path = "p", EveryMinutes = 0 } },
            "Checkpointing.EveryMinutes is 0; allowed: more than 0, or null for no checkpoints by the clock."
        },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_value_is_told_what_is_allowed(TrainerOptions options, string message) => Assert.Contains(message, Refusal(options), StringComparison.Ordinal);

    [Fact]
    public void All_wrong_values_are_in_one_message()
    {
        var message = Refusal(new() { Epochs = 0, BatchSize = 0 });

        Assert.Contains("Epochs is 0", message, StringComparison.Ordinal);
        Assert.Contains("BatchSize is 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_allowed()
    {
        using var model = new SmallMlp(2, 3);

        Assert.Equal(10, new Trainer(model, new MultiClassTask(3)).Options.Epochs);
    }

    [Fact]
    public void Early_stopping_without_validation_is_refused()
    {
        using var model = new SmallMlp(2, 3);
        using var examples = Problems.Clouds(10);
        var trainer = new Trainer(model, new MultiClassTask(3), new() { EarlyStopping = new() });

        Assert.Throws<ArgumentException>("validation", () => trainer.Run(examples));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Label_smoothing_has_its_range(double value) =>
        Assert.Contains("from 0 to less than 1", Assert.Throws<ArgumentException>("LabelSmoothing", () => new MultiClassTask(3) { LabelSmoothing = value }).Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_are_positive_and_as_many_as_there_are_classes_or_labels()
    {
        Assert.Contains("2 weights for 3: one for each class", Assert.Throws<ArgumentException>("ClassWeights", () => new MultiClassTask(3) { ClassWeights = [1, 1] }).Message, StringComparison.Ordinal);
        Assert.Contains("a weight of 0 is not possible", Assert.Throws<ArgumentException>("PositiveWeights", () => new MultiLabelTask(2) { PositiveWeights = [1, 0] }).Message, StringComparison.Ordinal);
        Assert.Contains("1 weights for 2: one for each label", Assert.Throws<ArgumentException>("PositiveWeights", () => new MultiLabelTask(2) { PositiveWeights = [1] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_no_task_and_neither_are_no_labels()
    {
        Assert.Throws<ArgumentException>("classes", () => new MultiClassTask(1));
        Assert.Throws<ArgumentException>("labels", () => new MultiLabelTask(0));
    }

    private static string Refusal(TrainerOptions options)
    {
        using var model = new SmallMlp(2, 3);
        return Assert.Throws<ArgumentException>(nameof(options), () => new Trainer(model, new MultiClassTask(3), options)).Message;
    }
}
