using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Trains on one batch again and again, and puts the model back as it was.</summary>
internal sealed class OneBatch(Trainer trainer)
{
    public OverfitReport Overfit(Examples examples, int steps)
    {
        using var scope = NewDisposeScope();
        using var random = new RandomScope();
        using var modes = ModuleModes.Train(trainer.Model);
        var batch = First(examples);
        SingleRows.Refuse(trainer.Model, batch);
        var goal = Goal(batch);
        var losses = LossesOf(batch, steps, goal);
        return OneBatchVerdict.Of(losses, goal, () => trainer.Task.WantsLogits ? new OutputGuard(trainer.Model, trainer.Task).Ending(batch) : null);
    }

    /// <summary>Puts the weights back: what the model ends in shows best before it has learned.</summary>
    private List<double> LossesOf(Batch batch, int steps, OverfitGoal goal)
    {
        using var weights = WeightCopy.Of(trainer.Model);
        try
        {
            return Losses(batch, steps, goal);
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
        while (losses.Count < steps && !(losses.Count > OneBatchVerdict.Window && (goal with { First = losses[0] }).IsPassed(losses[^OneBatchVerdict.Window..].Max())))
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
}
