namespace TorchSharp.Reference.Training;

/// <summary>
/// A line for each epoch, or for each of several trainings that belong together, and for long ones a line now and then: for output that
/// goes to a file or another program.
/// </summary>
public sealed class PlainLines : ITrainingProgress
{
    private readonly TextWriter _output;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private TrainingPlan? _plan;
    private Pace? _pace;
    private long _lastLine;

    /// <param name="output">Where to; the caller's.</param>
    /// <param name="interval">The time between two lines inside of what has a line of its own; 10 seconds unless told.</param>
    /// <param name="time">The clock; the system's unless told.</param>
    public PlainLines(TextWriter output, TimeSpan? interval = null, TimeProvider? time = null) =>
        (_output, _interval, _time) = (output, interval ?? TimeSpan.FromSeconds(10), time ?? TimeProvider.System);

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        (_plan, _pace) = (plan, new Pace(plan, _time));
        if (plan.Part is null or { Number: 1 })
            Write(ProgressText.Plan(plan));
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        if (_time.GetElapsedTime(_lastLine) >= _interval)
            Write(ProgressText.Step(step, _plan!, _pace!.Left(step.TotalSteps)));
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        if (_plan!.Part is null)
            Write(ProgressText.Epoch(epoch, _plan));
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result) => Write(ProgressText.Result(result, _plan!));

    private void Write(string line)
    {
        _lastLine = _time.GetTimestamp();
        _output.WriteLine(line);
    }
}
