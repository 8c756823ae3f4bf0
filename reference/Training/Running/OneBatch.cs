using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Trains on one batch again and again, and puts the model back as it was.</summary>
internal sealed class OneBatch(Trainer trainer)
{
    public OverfitReport Overfit(Batch batch, int steps, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var random = new RandomScope();
        using var modes = ModuleModes.Train(trainer.Model);
        SingleRows.Refuse(trainer.Forward, batch);
        var goal = Goal(batch);
        var losses = LossesOf(batch, steps, goal, cancellation);
        return OneBatchVerdict.Of(losses, goal, () => trainer.Task.WantsLogits ? new OutputGuard(trainer.Forward, trainer.Task).Ending(batch) : null);
    }

    /// <summary>Puts the weights back: what the model ends in shows best before it has learned.</summary>
    private List<double> LossesOf(Batch batch, int steps, OverfitGoal goal, CancellationToken cancellation)
    {
        using var weights = WeightCopy.Of(trainer.Model);
        try
        {
            return Losses(batch, steps, goal, cancellation);
        }
        finally
        {
            weights.CopyTo(trainer.Model);
        }
    }

    private List<double> Losses(Batch batch, int steps, OverfitGoal goal, CancellationToken cancellation)
    {
        var parameters = Optimizers.Trainable(trainer.Model);
        using var optimizer = trainer.Options.Optimizer(trainer.Model);
        var guards = new StepGuards(trainer.Forward, trainer.Task, optimizer, parameters, trainer.Options.Guards & ~Guards.OutputRange);
        var step = new TrainingStep(trainer.Forward, trainer.Task, optimizer, parameters, trainer.Options.ClipGradientNorm, guards);
        var losses = new List<double>();
        while (losses.Count < steps && !(losses.Count > OneBatchVerdict.Window && (goal with { First = losses[0] }).IsPassed(losses[^OneBatchVerdict.Window..].Max())))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = step.Take(batch);
            losses.Add(outcome.Weight > 0
                ? outcome.Loss
                : throw new ArgumentException("none of the targets of the batch counts in the loss: there is nothing to learn by heart", nameof(batch)));
        }

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
