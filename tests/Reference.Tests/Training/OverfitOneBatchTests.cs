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

        var report = new Trainer(model, new MultiClassTask(3), Quick).Overfit(_clouds);

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        Assert.Matches(@"^the batch is learned by heart: a loss of 0\.0\d\d\d after \d+ steps$", report.Message);
        Assert.InRange(report.Steps, 11, 499);
        Assert.Equal(0, report.Least);
        Assert.Equal(before, Bytes.Of(model));
    }

    [Fact]
    public void Softmax_before_cross_entropy_is_stuck_at_its_floor()
    {
        var model = new Ending(2, 3, logits => functional.softmax(logits, 1));

        var report = new Trainer(model, new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) }).Overfit(_clouds);

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
        Assert.Equal(Math.Log(1 + 2 / Math.E), report.Floor, 1e-5);
        Assert.StartsWith("the loss is stuck at 0.55", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sigmoid_before_binary_cross_entropy_is_stuck_at_its_floor()
    {
        var rows = Problems.Signs(50);
        var model = new Ending(4, 3, sigmoid);

        var report = new Trainer(model, new MultiLabelTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) }).Overfit(rows);

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
    }

    /// <summary>Outputs from 0 to 1 may be what a loss of one's own wants: the cause is another, targets that no sigmoid reaches.</summary>
    [Fact]
    public void An_ending_is_named_only_where_the_loss_wants_logits()
    {
        var rows = new Examples(randn(16, 2), full(16, 1, 5f));
        var model = Sequential(Linear(2, 1), Sigmoid());
        LossTask Squares(bool wantsLogits) => new((z, y) => functional.mse_loss(z, y)) { WantsLogits = wantsLogits };

        Assert.Contains("the model ends in sigmoid", new Trainer(model, Squares(wantsLogits: true), Quick).Overfit(rows).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sigmoid", new Trainer(model, Squares(wantsLogits: false), Quick).Overfit(rows).Message, StringComparison.Ordinal);
    }

    public static TheoryData<double, float[]> SoftTasks =>
        new() { { 0.1, [] }, { 0.1, [1, 2, 5] }, { 0.5, [] }, { 0.9, [] }, { 0, [1, 2, 5] } };

    [Theory]
    [MemberData(nameof(SoftTasks))]
    public void A_right_model_learns_smoothed_and_weighted_targets_down_to_their_entropy(double smoothing, float[] weights)
    {
        var trainer = new Trainer(new Ending(2, 3, logits => logits.mul(1)), Classes(smoothing, weights), Quick);

        var report = trainer.Overfit(Problems.Clouds(16));

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        Assert.InRange(report.Least, smoothing == 0 ? 0 : 0.01, report.LastLoss);
    }

    [Theory]
    [InlineData(0.1, new float[0])]
    [InlineData(0.1, new float[] { 1, 2, 3 })]
    [InlineData(0.3, new float[0])]
    [InlineData(0, new float[] { 1, 2, 5 })]
    public void Softmax_before_smoothed_or_weighted_cross_entropy_is_stuck_at_its_floor(double smoothing, float[] weights)
    {
        var model = new Ending(2, 3, logits => functional.softmax(logits, 1));

        var trainer = new Trainer(model, Classes(smoothing, weights), Quick with { Optimizer = Optimizers.Adam(0.5) });

        var report = trainer.Overfit(_clouds);

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
        Assert.InRange(report.Floor, report.Least * 1.02, report.LastLoss + 1e-6);
    }

    [Fact]
    public void A_model_that_has_not_learned_smoothed_targets_is_told_how_far_it_could_get()
    {
        var trainer = new Trainer(new SmallMlp(2, 3), Classes(0.1, []), Quick with { Optimizer = Optimizers.Adam(1e-5) });

        var report = trainer.Overfit(_clouds, steps: 20);

        Assert.Equal(OverfitVerdict.NotLearned, report.Verdict);
        Assert.Matches(
            @"^after 20 steps on one batch the loss is still \d\.\d\d\d, where 0\.2911 is the least that these targets allow: "
            + "look at the learning rate, at whether targets and inputs belong together, and at what cuts the graph$",
            report.Message);
    }

    [Fact]
    public void A_model_that_knows_the_batch_already_passes()
    {
        foreach (var task in new[] { Classes(0, []), Classes(0.1, []), Classes(0.1, [1, 2, 5]) })
        {
            var trainer = new Trainer(new SmallMlp(2, 3), task, Quick with { Epochs = 100 });
            trainer.Run(_clouds);

            var report = trainer.Overfit(_clouds);

            Assert.InRange(report.FirstLoss - report.Least, 0, 0.1);
            Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        }
    }

    [Fact]
    public void A_model_that_knows_nothing_but_how_often_the_classes_come_does_not_pass()
    {
        var model = new Ending(2, 3, logits => logits.mul(0).add(logits.mean([0], keepdim: true)));
        var trainer = new Trainer(model, new MultiClassTask(3), Quick with { Epochs = 30, BatchSize = 50 });
        trainer.Run(_clouds);

        var report = trainer.Overfit(_clouds);

        Assert.Equal(trainer.Task.ConstantLoss(_clouds.Targets), report.FirstLoss, 0.01);
        Assert.Equal(OverfitVerdict.NotLearned, report.Verdict);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new float[] { 1, 2, 5 })]
    public void Labels_between_0_and_1_are_learned_down_to_their_entropy(float[] weights)
    {
        var soft = Soft(Problems.Signs(16));
        var task = new MultiLabelTask(3) { PositiveWeights = weights.Length == 0 ? [1, 1, 1] : weights };

        var trainer = new Trainer(new SmallMlp(4, 3, width: 64), task, Quick with { Optimizer = Optimizers.Adam(0.02) });

        var report = trainer.Overfit(soft);

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        Assert.InRange(report.Least, 0.15, report.LastLoss);
    }

    [Fact]
    public void Sigmoid_before_binary_cross_entropy_of_labels_between_0_and_1_is_stuck_at_its_floor()
    {
        var model = new Ending(4, 3, sigmoid);

        var trainer = new Trainer(model, new MultiLabelTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) });

        var report = trainer.Overfit(Soft(Problems.Signs(50)));

        Assert.Equal(OverfitVerdict.StuckAtFloor, report.Verdict);
    }

    [Fact]
    public void Too_small_steps_do_not_learn_it()
    {
        var report = new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(1e-5) }).Overfit(_clouds, steps: 20);

        Assert.Equal((OverfitVerdict.NotLearned, 20), (report.Verdict, report.Steps));
        Assert.Matches(
            @"^after 20 steps on one batch the loss is still \d\.\d\d\d: "
            + "look at the learning rate, at whether targets and inputs belong together, and at what cuts the graph$",
            report.Message);
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    [InlineData("ReLU")]
    public void What_the_model_ends_in_is_named_however_far_the_loss_has_come(string ending)
    {
        Func<Tensor, Tensor> end = ending switch
        {
            "softmax" => logits => functional.softmax(logits, 1),
            "sigmoid" => sigmoid,
            "tanh" => logits => tanh(logits),
            _ => logits => functional.relu(logits),
        };

        var report = new Trainer(new Ending(2, 3, end), new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(1e-3) }).Overfit(_clouds, steps: 60);

        Assert.Equal(OverfitVerdict.NotLearned, report.Verdict);
        Assert.Matches($"^after 60 steps on one batch the loss is still .*, for the model ends in {ending}.*, and the loss wants logits. Remove it from forward", report.Message);
    }

    [Fact]
    public void The_name_of_what_it_is_stuck_at_is_said_too()
    {
        var model = new Ending(2, 3, logits => functional.softmax(logits, 1));

        var report = new Trainer(model, new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(0.5) }).Overfit(_clouds);

        Assert.Contains("the model ends in softmax, which the loss applies again", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_model_whose_loss_still_falls_is_not_blamed()
    {
        var trainer = new Trainer(new Ending(2, 3, logits => logits.mul(1)), new MultiClassTask(3), Quick with { Optimizer = Optimizers.Adam(2e-3) });

        var report = trainer.Overfit(_clouds, steps: 100);

        Assert.Equal(OverfitVerdict.StillFalling, report.Verdict);
        Assert.Matches(
            @"^after 100 steps on one batch the loss has come from \d\.\d\d\d to \d\.\d\d\d, and still falls: nothing is wrong so far; "
            + @"give it more steps, OverfitOneBatch\(examples, steps\)$",
            report.Message);
        Assert.DoesNotContain("learning rate", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_are_too_long_are_called_so()
    {
        var trainer = new Trainer(
            new Ending(2, 3, logits => logits.mul(1)), new MultiClassTask(3), Quick with { Optimizer = model => optim.SGD(model.parameters(), 100) });

        var report = trainer.Overfit(new Examples(ones(50, 2), _clouds.Targets), steps: 30);

        Assert.Equal(OverfitVerdict.NotLearned, report.Verdict);
        Assert.Matches(@"^the loss rose from \d\.\d+ to [\d.]+ in 30 steps on one batch: they are too long, so lower the learning rate$", report.Message);
    }

    [Fact]
    public void A_class_of_the_weight_0_is_learned_without()
    {
        var trainer = new Trainer(new Ending(2, 3, logits => logits.mul(1)), Classes(0, [0, 1, 1]), Quick);

        var report = trainer.Overfit(_clouds);

        Assert.Equal(OverfitVerdict.Learned, report.Verdict);
        Assert.Equal(0, report.Least, 1e-6);
        Assert.True(double.IsFinite(report.Floor) && report.Floor > 0);
    }

    private static MultiClassTask Classes(double smoothing, float[] weights) => weights.Length == 0
        ? new MultiClassTask(3) { LabelSmoothing = smoothing }
        : new MultiClassTask(3) { LabelSmoothing = smoothing, ClassWeights = weights };

    /// <summary>0.05 and 0.95 in place of 0 and 1.</summary>
    private static Examples Soft(Examples examples) => new(examples.Inputs, examples.Targets.mul(0.9).add(0.05));
}
