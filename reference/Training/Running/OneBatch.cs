using System.Globalization;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Trains on one batch again and again, and puts the model back as it was.</summary>
internal sealed class OneBatch(Trainer trainer)
{
    private const int Window = 10;

    public OverfitReport Overfit(Examples examples, int steps)
    {
        using var scope = NewDisposeScope();
        using var weights = WeightCopy.Of(trainer.Model);
        using var random = new RandomScope();
        using var modes = ModuleModes.Train(trainer.Model);
        try
        {
            var batch = First(examples);
            SingleRows.Refuse(trainer.Model, batch);
            var goal = Goal(batch);
            return Judge(Losses(batch, steps, goal), goal);
        }
        finally
        {
            weights.CopyTo(trainer.Model);
        }
    }

    private Batch First(Examples examples)
    {
        var batches = new Batches(examples, new BatchOptions { Size = trainer.Options.BatchSize, Seed = (ulong)trainer.Options.Seed });
        return batches.Take(batches.Order(0), 0);
    }

    private List<double> Losses(Batch batch, int steps, OverfitGoal goal)
    {
        var parameters = Optimizers.Trainable(trainer.Model);
        using var optimizer = trainer.Options.Optimizer(trainer.Model);
        var guards = new StepGuards(trainer.Model, trainer.Task, optimizer, parameters, trainer.Options.Guards & ~Guards.OutputRange);
        var step = new TrainingStep(trainer.Model, trainer.Task, optimizer, parameters, trainer.Options.ClipGradientNorm, guards);
        var losses = new List<double>();
        while (losses.Count < steps && !(losses.Count > Window && (goal with { First = losses[0] }).IsPassed(losses[^Window..].Max())))
            losses.Add(step.Take(batch).Loss);
        return losses;
    }

    /// <summary>For a first loss that is not known yet.</summary>
    private OverfitGoal Goal(Batch batch)
    {
        using var withoutGradient = no_grad();
        var (task, targets) = (trainer.Task, batch.Targets);
        return new OverfitGoal(0, task.ConstantLoss(targets), task.SquashedFloor(targets), task.LeastLoss(targets));
    }

    private static OverfitReport Judge(List<double> losses, OverfitGoal goal)
    {
        var last = losses.TakeLast(Window).Average();
        var verdict = (goal with { First = losses[0] }).Verdict(last);
        return new OverfitReport(verdict, losses[0], last, goal.Floor, goal.Least, losses.Count, Words(verdict, last, goal, losses.Count));
    }

    private static string Words(OverfitVerdict verdict, double last, OverfitGoal goal, int steps) => verdict switch
    {
        OverfitVerdict.Learned => string.Create(
            CultureInfo.InvariantCulture, $"the batch is learned by heart: a loss of {last:0.0000} after {steps} steps{Least(goal.Least)}"),
        OverfitVerdict.StuckAtFloor => string.Create(
            CultureInfo.InvariantCulture,
            $"the loss is stuck at {last:0.000}, and {goal.Floor:0.000} is the least that outputs from 0 to 1 can reach: ")
            + "the model ends in softmax or sigmoid, which the loss applies again",
        _ => string.Create(
            CultureInfo.InvariantCulture, $"after {steps} steps on one batch the loss is still {last:0.000}{Least(goal.Least)}: ")
            + "look at the learning rate, at whether targets and inputs belong together, and at what cuts the graph",
    };

    private static string Least(double least) =>
        least < 5e-5 ? "" : string.Create(CultureInfo.InvariantCulture, $", where {least:0.0000} is the least that these targets allow");
}
