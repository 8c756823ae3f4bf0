namespace TorchSharp.Reference.Training;

/// <summary>
/// Tells a listener that a training is one of several. The displays then write a line for each training, not for each epoch, and count the
/// trainings that are still to come into the time left; logs say which one a line is about.
/// </summary>
/// <param name="listener">Who hears of it; the same one for all trainings.</param>
/// <param name="part">Which one it is.</param>
public sealed class PartProgress(ITrainingProgress listener, TrainingPart part) : ITrainingProgress
{
    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        listener.Started(plan with { Part = part });
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step) => listener.Stepped(step);

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch) => listener.EpochEnded(epoch);

    /// <inheritdoc/>
    public void Ended(TrainingResult result) => listener.Ended(result);
}
