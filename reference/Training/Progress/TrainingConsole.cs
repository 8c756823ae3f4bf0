using Spectre.Console;

namespace TorchSharp.Reference.Training;

/// <summary>The display that fits where the output goes: live on a terminal, plain lines in a file or a pipe.</summary>
public sealed class TrainingConsole : ITrainingProgress, IDisposable
{
    private readonly ITrainingProgress _display;
    private bool _isGone;

    private TrainingConsole(ITrainingProgress display) => _display = display;

    /// <summary>Whether the display moves.</summary>
    public bool IsLive => _display is LiveTable;

    /// <summary>Chooses the display; dispose it when the training is over, so that an error finds the terminal in order.</summary>
    /// <param name="console">The process's own unless told.</param>
    public static TrainingConsole Open(IAnsiConsole? console = null)
    {
        console ??= AnsiConsole.Console;
        return new TrainingConsole(console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi ? new LiveTable(console) : new PlainLines(console.Profile.Out.Writer));
    }

    /// <inheritdoc/>
    public void Started(TrainingPlan plan) => Tell(() => _display.Started(plan));

    /// <inheritdoc/>
    public void Stepped(in StepReport step)
    {
        var report = step;
        Tell(() => _display.Stepped(report));
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochResult epoch) => Tell(() => _display.EpochEnded(epoch));

    /// <inheritdoc/>
    public void Ended(TrainingResult result) => Tell(() => _display.Ended(result));

    /// <inheritdoc/>
    public void Dispose() => Tell(() => (_display as IDisposable)?.Dispose());

    /// <summary>A window was closed, a pipe has no reader any more: nobody looks, and the training goes on to its checkpoint.</summary>
    private void Tell(Action word)
    {
        if (_isGone)
            return;
        try
        {
            word();
        }
        catch (Exception error) when (error is IOException or AggregateException { InnerException: IOException })
        {
            _isGone = true;
        }
    }
}
