using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>What one step found.</summary>
/// <param name="Loss">The batch's mean.</param>
/// <param name="Weight">What the batch counts.</param>
/// <param name="Running">The task's running figure.</param>
internal readonly record struct StepOutcome(double Loss, double Weight, double Running);

/// <summary>One step: forward, loss, backward, update.</summary>
internal sealed class TrainingStep(
    nn.Module<Tensor, Tensor> model, ITrainingTask task, optim.Optimizer optimizer, IReadOnlyList<Parameter> parameters, double? clipNorm)
{
    /// <param name="batch">Its tensors, and all that the step makes, are the caller's scope's.</param>
    public StepOutcome Take(Batch batch)
    {
        optimizer.zero_grad();
        var logits = model.call(batch.Inputs);
        var loss = task.Loss(logits, batch.Targets);
        loss.Mean.backward();
        if (clipNorm is { } norm)
            _ = nn.utils.clip_grad_norm_(parameters, norm);
        optimizer.step();
        return new StepOutcome(loss.Mean.Number(), loss.Weight, Running(logits, batch.Targets));
    }

    private double Running(Tensor logits, Tensor targets)
    {
        using var withoutGradient = no_grad();
        return task.Running(logits, targets).Number();
    }
}
