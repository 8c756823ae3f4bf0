using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>What one step found.</summary>
/// <param name="Loss">The batch's mean; NaN where it counts nothing.</param>
/// <param name="Weight">What the batch counts.</param>
/// <param name="Running">The task's running figure; NaN where there is nothing to measure.</param>
internal readonly record struct StepOutcome(double Loss, double Weight, double Running);

/// <summary>One step: forward, loss, backward, update.</summary>
internal sealed class TrainingStep(
    ForwardPass forward, ITrainingTask task, optim.Optimizer optimizer, IReadOnlyList<Parameter> parameters, double? clipNorm, StepGuards guards)
{
    private readonly optim.Optimizer _optimizer = optimizer is not LBFGS ? optimizer : throw new NotSupportedException(
        "LBFGS asks for the loss several times in a step and wants a closure that computes it, which a step of this trainer is not: "
        + "take Optimizers.Adam() or optim.SGD");

    /// <param name="batch">Its tensors are the caller's; all that the step makes is gone when it is over.</param>
    public StepOutcome Take(Batch batch)
    {
        guards.BeforeStep();
        var outcome = Inside(batch);
        guards.AfterStep();
        return outcome;
    }

    private StepOutcome Inside(Batch batch)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var logits = forward.Of(batch);
        task.CheckOutputs(logits, batch.Targets);
        var loss = task.Loss(logits, batch.Targets);
        // No example counts: their mean is none, and the weights stay as they are.
        if (loss.Weight == 0)
            return new StepOutcome(double.NaN, 0, task.AreIgnored(batch.Targets) ? double.NaN : task.Running(logits, batch.Targets));
        var value = loss.Mean.Number();
        guards.AfterForward(batch, logits, loss.Mean, value);
        loss.Mean.backward();
        guards.AfterBackward(batch);
        if (clipNorm is { } norm)
            _ = nn.utils.clip_grad_norm_(parameters, norm);
        _optimizer.step();
        guards.AfterUpdate();
        return new StepOutcome(value, loss.Weight, task.Running(logits, batch.Targets));
    }
}
