using Spectre.Console;
using TorchSharp.Reference.Training;

namespace Samples.Common.Running;

/// <summary>Says how a training that was interrupted goes on.</summary>
internal static class Interruption
{
    /// <param name="console">Where to.</param>
    /// <param name="kind">The sample.</param>
    /// <param name="folder">The run's.</param>
    /// <param name="place">How far it came: <c>in epoch 3 of 5, after batch 17 of 94</c>.</param>
    /// <param name="time">How long it has trained.</param>
    public static void Explain(IAnsiConsole console, RunKind kind, RunFolder folder, string place, TimeSpan time) =>
        console.Profile.Out.Writer.WriteLine(FormattableString.Invariant(
            $"Stopped {place}, {time:h\\:mm\\:ss} of training; all of it is written down. Go on with:{Environment.NewLine}  {Command(kind, folder)}"));

    /// <summary>Where a training was cancelled.</summary>
    public static string Place(TrainingResult training, int epochs) => training switch
    {
        { Batch: > 0 } => $"in epoch {training.Epochs.Count + 1} of {epochs}, after batch {training.Batch} of {training.BatchesPerEpoch}",
        { Epochs.Count: > 0 } => $"after {training.Epochs.Count} of {epochs} epochs",
        _ => "before the first batch",
    };

    /// <summary>What goes on with a run.</summary>
    public static string Command(RunKind kind, RunFolder folder) =>
        $"dotnet run -c Release --project samples/{kind.Sample} -- resume --out \"{folder.Path}\"";
}
