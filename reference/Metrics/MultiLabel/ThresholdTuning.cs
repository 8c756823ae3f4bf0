using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Chooses thresholds on validation data: exactly the best of all that there are, every gap between two logits. Never choose them on the
/// rows whose figures are reported: the more thresholds there are, the more such figures flatter.
/// </summary>
/// <remarks>
/// A threshold lies midway between two logits; one above all or below all is 0, or the nearest to 0 that is so. Of equally good ones the
/// nearest to 0, probability 0.5, is taken: so for a label without any positive row where F1 is the goal.
/// </remarks>
public static class ThresholdTuning
{
    /// <summary>A threshold for each label.</summary>
    /// <param name="logits">Floating (N, labels), N at least 1, finite: the model's answers to validation rows.</param>
    /// <param name="targets">float32 (N, labels) of 0 and 1.</param>
    /// <param name="goal">What they are the best for.</param>
    /// <exception cref="ArgumentException">Shapes, types or values are others than these, or there is no such goal.</exception>
    public static Thresholds PerLabel(Tensor logits, Tensor targets, ThresholdGoal goal)
    {
        using var scope = NewDisposeScope();
        var cuts = Cuts.Of(logits, targets);
        return new Thresholds(cuts.Best(goal switch
        {
            ThresholdGoal.MicroF1 => cuts.MicroF1Gain(),
            ThresholdGoal.MacroF1 => cuts.F1(),
            ThresholdGoal.HammingLoss => cuts.RightAnswers(),
            _ => throw Unknown(goal),
        }));
    }

    /// <summary>One threshold for all labels.</summary>
    /// <inheritdoc cref="PerLabel"/>
    public static Thresholds Global(Tensor logits, Tensor targets, ThresholdGoal goal)
    {
        using var scope = NewDisposeScope();
        var cuts = Cuts.Of(logits, targets);
        var all = cuts.Together();
        var threshold = all.Best(goal switch
        {
            ThresholdGoal.MicroF1 => all.F1(),
            ThresholdGoal.MacroF1 => cuts.SumOfF1(),
            ThresholdGoal.HammingLoss => all.RightAnswers(),
            _ => throw Unknown(goal),
        });
        return Thresholds.Same(cuts.Labels, threshold[0]);
    }

    private static ArgumentOutOfRangeException Unknown(ThresholdGoal goal) => new(nameof(goal), goal, "no such goal");
}
