using TorchSharp.Reference.Training;

namespace TorchSharp.KilledTraining;

/// <summary>Says how many steps are done, so that the killer knows when.</summary>
internal sealed class StepLines : ITrainingProgress
{
    public void Started(TrainingPlan plan) => Console.WriteLine(plan.StepsDone);

    public void Stepped(in StepReport step)
    {
        Console.WriteLine(step.TotalSteps);
        Thread.Sleep(1);
    }

    public void EpochEnded(EpochResult epoch)
    {
    }

    public void Ended(TrainingResult result)
    {
    }
}
