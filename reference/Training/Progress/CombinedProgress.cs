namespace TorchSharp.Reference.Training;

/// <summary>Tells several listeners, one after the other.</summary>
/// <param name="listeners">Who hears of it.</param>
public sealed class CombinedProgress(params IReadOnlyList<ITrainingProgress> listeners) : ITrainingProgress
{
    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        foreach (var listener in listeners)
            listener.Started(plan);
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        foreach (var listener in listeners)
            listener.Stepped(step);
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        foreach (var listener in listeners)
            listener.EpochEnded(epoch);
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result)
    {
        foreach (var listener in listeners)
            listener.Ended(result);
    }
}
