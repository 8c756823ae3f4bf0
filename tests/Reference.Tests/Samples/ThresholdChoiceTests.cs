using Samples.MultiLabel;
using TorchSharp.Reference.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

public class ThresholdChoiceTests
{
    [Fact]
    public void Where_one_threshold_is_right_about_everything_it_is_taken()
    {
        using var logits = tensor(new float[,] { { 3, -1 }, { 2, 1.5f }, { -2, -3 } });
        using var targets = tensor(new float[,] { { 1, 0 }, { 1, 1 }, { 0, 0 } });

        var threshold = ThresholdChoice.Choose(logits, targets).Logits;

        Assert.Equal(2, threshold.Count);
        Assert.All(threshold, value => Assert.InRange(value, -1, 1.5));
    }

    [Fact]
    public void It_gains_F1_for_at_most_half_a_per_cent_more_mistakes()
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(1);
        var logits = randn(4000, 5, generator: generator).mul(2).sub(1);
        var targets = rand(4000, 5, generator: generator).less(logits.sub(0.5).sigmoid()).to(ScalarType.Float32);

        var chosen = ThresholdChoice.Choose(logits, targets);
        var fewest = ThresholdTuning.Global(logits, targets, ThresholdGoal.HammingLoss);

        Assert.InRange(Measure(new HammingLoss(5, chosen)) / Measure(new HammingLoss(5, fewest)), 1, 1.005);
        Assert.True(MicroF1(chosen) > MicroF1(fewest));

        double MicroF1(Thresholds thresholds) => Measure(new LabelScore(5, Averaging.Micro, TorchSharp.Reference.Metrics.Measure.F1, thresholds));

        double Measure(IMetric metric)
        {
            metric.Update(logits, targets);
            return metric.Compute();
        }
    }
}
