using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed class OverfitOneBatchTests : IDisposable
{
    private static readonly TrainerOptions Quick = new() { BatchSize = 16, Device = "cpu", Optimizer = Optimizers.Adam(0.05) };

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(50);

    public OverfitOneBatchTests() => manual_seed(1);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_right_model_learns_the_batch_and_is_put_back()
    {
        var model = new SmallMlp(2, 3);
        var before = Bytes.Of(model);

        var report = new Trainer(model, new MultiClassTask(3), Quick).OverfitOneBatch(_clouds);

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        Assert.StartsWith("the batch is learned by heart", report.Message, StringComparison.Ordinal);
        Assert.InRange(report.Steps, 11, 499);
        Assert.Equal(before, Bytes.Of(model));
    }

    [Fact]
    public void Softmax_before_cross_entropy_is_stuck_at_its_floor()
    {
        var model = new Ending(2, 3, logits => functional.softmax(logits, 1));

        var report = new Trainer(model, new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) }).OverfitOneBatch(_clouds);

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
        Assert.Equal(Math.Log(1 + 2 / Math.E), report.Floor, 1e-5);
        Assert.StartsWith("the loss is stuck at 0.55", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sigmoid_before_binary_cross_entropy_is_stuck_at_its_floor()
    {
        var rows = Problems.Signs(50);
        var model = new Ending(4, 3, sigmoid);

        var report = new Trainer(model, new MultiLabelTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) }).OverfitOneBatch(rows);

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
    }

    [Fact]
    public void Too_small_steps_do_not_learn_it()
    {
        var report = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(1e-5) }).OverfitOneBatch(_clouds, steps: 20);

        Assert.Equal((OverfitVerdict.NotLearned, 20), (report.Verdict, report.Steps));
        Assert.Contains("look at the learning rate", report.Message, StringComparison.Ordinal);
    }
}
