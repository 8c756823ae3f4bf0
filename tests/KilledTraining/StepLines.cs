using TorchSharp.Reference.Training;

namespace TorchSharp.KilledTraining;

/// <summary>
/// Says how many steps are done, so that the killer knows when; and waits for it after so many, for on a machine that has other work it may be late.
/// </summary>
/// <param name="most">Steps before it waits to be killed; null for a training that nobody kills.</param>
internal sealed class StepLines(int? most) : ITrainingProgress
{
    private int _taken;

    public void Started(TrainingPlan plan) => Console.WriteLine(plan.StepsDone);

    public void Stepped(in StepReport step)
    {
        Console.WriteLine(step.TotalSteps);
        Thread.Sleep(++_taken == most ? Timeout.Infinite : 1);
    }

    public void EpochEnded(EpochResult epoch)
    {
    }

    public void Ended(TrainingResult result)
    {
    }
}
