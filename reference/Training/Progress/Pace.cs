namespace TorchSharp.Reference.Training;

/// <summary>How fast a training goes and how long it still takes, validation, checkpoints and the trainings after it counted in.</summary>
internal sealed class Pace(TrainingPlan plan, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly long? _stepsOfAll = (long)plan.Epochs * plan.StepsPerEpoch * TrainingsFrom(plan.Part);

    /// <summary>The time left at the pace since the start, or since the training went on; null before the first step, and where nobody knows how many there are.</summary>
    public TimeSpan? Left(long totalSteps)
    {
        var done = totalSteps - plan.StepsDone;
        return done <= 0 || _stepsOfAll is not { } all ? null : time.GetElapsedTime(_start) / done * (all - totalSteps);
    }

    private static int TrainingsFrom(TrainingPart? part) => part is null ? 1 : part.Count - part.Number + 1;
}
