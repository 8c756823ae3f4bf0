using System.Globalization;

namespace TorchSharp.Reference.Training;

/// <summary>What the losses of one batch, trained on again and again, say of the model; in words, too.</summary>
internal static class OneBatchVerdict
{
    /// <summary>The steps whose mean is taken for the loss at the end.</summary>
    public const int Window = 10;

    /// <param name="losses">Of each step, at least one.</param>
    /// <param name="goal">For a first loss that is not known yet.</param>
    /// <param name="ending">Finds out what the model ends in, where that is not logits.</param>
    public static OverfitReport Of(List<double> losses, OverfitGoal goal, Func<OutputRange?> ending)
    {
        var last = losses.TakeLast(Window).Average();
        var verdict = (goal with { First = losses[0] }).Verdict(last);
        var message = verdict == OverfitVerdict.Learned
            ? Text($"the batch is learned by heart: a loss of {last:0.0000} after {losses.Count} steps{Least(goal.Least)}")
            : Cause(losses, last, goal, ending(), ref verdict);
        return new OverfitReport(verdict, losses[0], last, goal.Floor, goal.Least, losses.Count, message);
    }

    /// <summary>What is proved comes before what is likely.</summary>
    private static string Cause(List<double> losses, double last, OverfitGoal goal, OutputRange? ending, ref OverfitVerdict verdict)
    {
        if (verdict == OverfitVerdict.StuckAtFloor)
            return Text($"the loss is stuck at {last:0.000}, and {goal.Floor:0.000} is the least that outputs from 0 to 1 can reach: ")
                + $"the model ends in {ending?.Name ?? "softmax or sigmoid"}, which the loss applies again. Remove it from forward, and apply it where you predict";
        var still = Text($"after {losses.Count} steps on one batch the loss is still {last:0.000}{Least(goal.Least)}: ");
        if (ending is not null)
            return $"{still}{ending.Evidence}, for the model ends in {ending.Name}, and the loss wants logits. Remove it from forward, and apply it where you predict";
        if (last > 2 * Math.Max(losses[0], goal.Constant))
            return Text($"the loss rose from {losses[0]:0.000} to {last:0.000} in {losses.Count} steps on one batch: they are too long, so lower the learning rate");
        if (!IsFalling(losses, goal.Least))
            return $"{still}look at the learning rate, at whether targets and inputs belong together, and at what cuts the graph";
        verdict = OverfitVerdict.StillFalling;
        return Text($"after {losses.Count} steps on one batch the loss has come from {losses[0]:0.000} to {last:0.000}{Least(goal.Least)}, and still falls: ")
            + "nothing is wrong so far; give it more steps, OverfitOneBatch(examples, steps)";
    }

    /// <summary>The last fifth of the steps against the one before: a fall that is worth the name, and no play of dropout.</summary>
    private static bool IsFalling(List<double> losses, double least)
    {
        var length = losses.Count / 5;
        if (length < Window)
            return false;
        var (before, after) = (losses[^(2 * length)..^length], losses[^length..]);
        var fall = before.Average() - after.Average();
        var deviation = Math.Sqrt((Variance(before) + Variance(after)) / length);
        return fall > 0.02 * (after.Average() - least) && fall > 3 * deviation;
    }

    private static double Variance(List<double> losses)
    {
        var mean = losses.Average();
        return losses.Sum(loss => (loss - mean) * (loss - mean)) / (losses.Count - 1);
    }

    private static string Least(double least) => least < 5e-5 ? "" : Text($", where {least:0.0000} is the least that these targets allow");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
