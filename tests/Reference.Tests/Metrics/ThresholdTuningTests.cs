using CsCheck;
using TorchSharp.Reference.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

public class ThresholdTuningTests
{
    private const int Labels = 2;

    public static TheoryData<ThresholdGoal> Goals { get; } = [.. Enum.GetValues<ThresholdGoal>()];

    [Theory]
    [MemberData(nameof(Goals))]
    public void No_thresholds_for_the_labels_are_better(ThresholdGoal goal) => Rows.OfLabels(Labels).Sample(rows =>
    {
        var best = AllThresholds(rows, Labels).Max(thresholds => Quality(rows, goal, new Thresholds(thresholds)));
        Assert.Equal(best, Quality(rows, goal, Tuned(rows, goal, ThresholdTuning.PerLabel)), 1e-12);
    }, iter: 40);

    [Theory]
    [MemberData(nameof(Goals))]
    public void No_common_threshold_is_better(ThresholdGoal goal) => Rows.OfLabels(Labels).Sample(rows =>
    {
        var best = Gaps(rows).Max(threshold => Quality(rows, goal, Thresholds.Same(Labels, threshold)));
        var tuned = Tuned(rows, goal, ThresholdTuning.Global);

        Assert.Equal(best, Quality(rows, goal, tuned), 1e-12);
        Assert.Single(tuned.Logits.Distinct());
    }, iter: 40);

    [Theory]
    [InlineData(new[] { 3f, 1, -2 }, new[] { 1f, 0, 0 }, ThresholdGoal.MacroF1, 2)] // midway
    [InlineData(new[] { 3f, 1, -2 }, new[] { 0f, 0, 0 }, ThresholdGoal.MacroF1, -0.5)] // all equally bad: of the gaps the nearest to 0
    [InlineData(new[] { 3f, 1, -2 }, new[] { 0f, 0, 0 }, ThresholdGoal.HammingLoss, 3)] // above all
    [InlineData(new[] { -3f, -1, -2 }, new[] { 0f, 0, 0 }, ThresholdGoal.HammingLoss, 0)] // above all is 0 too
    [InlineData(new[] { 3f, 1, 2 }, new[] { 1f, 1, 1 }, ThresholdGoal.HammingLoss, 0)] // below all is 0 too
    public void It_lies_midway_and_near_nought(float[] logits, float[] targets, ThresholdGoal goal, double expected)
    {
        var rows = new Rows([.. logits.Select(z => new[] { z })], [.. targets.Select(y => new[] { y })]);

        Assert.Equal([expected], Tuned(rows, goal, ThresholdTuning.PerLabel).Logits);
    }

    [Fact]
    public void Below_all_logits_is_below_the_smallest()
    {
        var threshold = Assert.Single(Tuned(new Rows([[-1], [-2]], [[1], [1]]), ThresholdGoal.MicroF1, ThresholdTuning.PerLabel).Logits);

        Assert.Equal(double.BitDecrement(-2), threshold);
    }

    [Fact]
    public void What_is_no_validation_data_is_refused_in_a_sentence()
    {
        using var none = zeros(0, 2);
        using var two = zeros(2, 2);
        using var infinite = full(2, 2, float.PositiveInfinity);
        using var one = zeros(2);

        Refuses("expected at least one row and one label to choose thresholds by, got none", none, none);
        Refuses("expected logits that are numbers, got NaN or +∞", infinite, two);
        Refuses("expected floating-point logits (rows, 1 labels), got Float32 (2)", one, one);
        Refuses("expected float32 targets (2, 2), got Float32 (0, 2)", two, none);

        static void Refuses(string because, Tensor z, Tensor y) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(() => ThresholdTuning.PerLabel(z, y, ThresholdGoal.MicroF1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_goals_are_refused()
    {
        using var two = zeros(2, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdTuning.PerLabel(two, two, (ThresholdGoal)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdTuning.Global(two, two, (ThresholdGoal)9));
    }

    private static Thresholds Tuned(Rows rows, ThresholdGoal goal, Func<Tensor, Tensor, ThresholdGoal, Thresholds> tune)
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = rows.ToTensors();
        return tune(logits, targets, goal);
    }

    private static double Quality(Rows rows, ThresholdGoal goal, Thresholds thresholds) => goal switch
    {
        ThresholdGoal.MicroF1 => rows.Measure(new LabelScore(thresholds.Labels, Averaging.Micro, Measure.F1, thresholds)),
        ThresholdGoal.MacroF1 => rows.Measure(new LabelScore(thresholds.Labels, Averaging.Macro, Measure.F1, thresholds)),
        _ => -rows.Measure(new HammingLoss(thresholds.Labels, thresholds)),
    };

    /// <summary>A threshold below all logits, and each logit: every way to cut them.</summary>
    private static IEnumerable<double> Gaps(Rows rows) => rows.Logits.SelectMany(row => row).Select(z => (double)z).Append(-100).Distinct();

    private static IEnumerable<double[]> AllThresholds(Rows rows, int labels) => labels == 0
        ? [[]]
        : from others in AllThresholds(rows, labels - 1) from gap in Gaps(rows) select (double[])[.. others, gap];
}
