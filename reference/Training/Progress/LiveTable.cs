using Spectre.Console;

namespace TorchSharp.Reference.Training;

/// <summary>
/// A table of epochs that fills up, over a bar that moves: epoch, batch, samples per second, loss, running figure, time left. It is drawn
/// by a thread of its own ten times a second; a step costs the training no more than to hand over its numbers. Of several trainings that
/// belong together, the table is that of the one under way, and each leaves a line.
/// </summary>
public sealed class LiveTable : ITrainingProgress, IDisposable
{
    private const int ShownEpochs = 12;
    private const int WidestBar = 40;
    private const int NarrowestBar = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly TimeProvider _time;
    private readonly ManualResetEventSlim _end = new();
    private readonly Lock _lock = new();
    private readonly List<EpochResult> _epochs = [];
    private TrainingPlan? _plan;
    private Pace? _pace;
    private StepReport _step;
    private Task _drawing = Task.CompletedTask;

    /// <param name="console">Where to; the process's own unless told.</param>
    /// <param name="time">The clock; the system's unless told.</param>
    public LiveTable(IAnsiConsole? console = null, TimeProvider? time = null) => (_console, _time) = (console ?? AnsiConsole.Console, time ?? TimeProvider.System);

    /// <inheritdoc/>
    public void Started(TrainingPlan plan)
    {
        (_plan, _pace, _step) = (plan, new Pace(plan, _time), default);
        _epochs.Clear();
        _end.Reset();
        if (plan.Part is null or { Number: 1 })
            _console.MarkupLineInterpolated($"[bold]{ProgressText.Plan(plan)}[/]");
        _drawing = Task.Factory.StartNew(Draw, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        lock (_lock)
            _step = step;
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch)
    {
        lock (_lock)
            _epochs.Add(epoch);
    }

    /// <inheritdoc/>
    public void Ended(TrainingResult result)
    {
        Stop();
        _console.MarkupLineInterpolated($"[bold]{ProgressText.Result(result, _plan!)}[/]");
    }

    /// <summary>Ends the display where the training ended in an error.</summary>
    public void Dispose()
    {
        Stop();
        _end.Dispose();
    }

    private void Stop()
    {
        _end.Set();
        _drawing.Wait();
    }

    private void Draw() => _console.Live(Picture()).AutoClear(_plan!.Part is not null).Start(context =>
    {
        while (!_end.Wait(Interval))
            context.UpdateTarget(Picture());
        context.UpdateTarget(Picture());
    });

    private Rows Picture()
    {
        lock (_lock)
        {
            var step = new Rows(Step().Select(line => new Text(line) { Overflow = Overflow.Crop }));
            return _epochs.Count == 0
                ? step
                : new Rows(EpochTable.Of([.. _epochs.TakeLast(ShownEpochs)], _plan!.RunningName, _console.Profile.Width), step);
        }
    }

    /// <summary>How far it is, over what it has come to; in one line each, however narrow the terminal is.</summary>
    private IEnumerable<string> Step()
    {
        if (_step.TotalSteps == 0)
            return ["…"];
        var place = ProgressText.Place(_step, _plan!, _pace!.Left(_step.TotalSteps));
        var width = Math.Min(WidestBar, _console.Profile.Width - place.Length - 2);
        return [width >= NarrowestBar && _plan!.StepsPerEpoch is { } steps ? $"{Bar(width, steps)} {place}" : place, ProgressText.Figures(_step, _plan!)];
    }

    private string Bar(int width, int steps)
    {
        var filled = width * _step.Step / steps;
        return $"{new string('━', filled)}{new string('╌', width - filled)}";
    }
}
