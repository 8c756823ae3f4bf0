namespace TorchSharp.Reference.Training;

/// <summary>Says nothing.</summary>
internal sealed class NoProgress : ITrainingProgress
{
    public void Started(TrainingPlan plan)
    {
    }

    public void Stepped(in StepReport step)
    {
    }

    public void EpochEnded(EpochResult epoch)
    {
    }

    public void Ended(TrainingResult result)
    {
    }
}
