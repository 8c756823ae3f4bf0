using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>Looks at a training after each step.</summary>
internal sealed class StepProbe(Action<StepReport> stepped) : ITrainingProgress
{
    public void Started(TrainingPlan plan)
    {
    }

    public void Stepped(in StepReport step) => stepped(step);

    public void EpochEnded(EpochResult epoch)
    {
    }

    public void Ended(TrainingResult result)
    {
    }
}
