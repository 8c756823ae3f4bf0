using Samples.Common.Commands;
using Samples.Common.Plots;
using Samples.Common.Running;
using Spectre.Console;
using TorchSharp.Reference.Training;

namespace Samples.Mnist;

/// <summary>A training in its folder, from the first step or from its last checkpoint to pictures and result.</summary>
internal sealed class MnistRun(MnistSettings settings, RunFolder folder, IAnsiConsole console)
{
    public const string CheckpointName = "training.checkpoint";

    private string CheckpointFile => folder.File(CheckpointName);

    /// <param name="overwrite">Whether a run in the folder that is not finished may be given up.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>The exit code.</returns>
    public int Train(bool overwrite, CancellationToken cancellation)
    {
        var claim = new RunClaim<MnistSettings>(folder, overwrite, Place);
        claim.Check();
        using var data = MnistData.Load(settings);
        using var hold = claim.Begin(settings);
        return Run(data, cancellation);
    }

    /// <summary>Goes on after the last checkpoint; where there is none yet, from the beginning.</summary>
    /// <param name="changed">Whether the settings are others than those in the folder: more epochs, another device.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>The exit code.</returns>
    public int Resume(bool changed, CancellationToken cancellation)
    {
        using var hold = RunLock.Take(folder.Folder);
        using var data = MnistData.Load(settings);
        if (changed)
            folder.SaveSettings(settings);
        folder.ForgetResultOtherThan(settings.Epochs);
        return Run(data, cancellation);
    }

    /// <summary>The trained model.</summary>
    /// <exception cref="CheckpointException">The training has no checkpoint, or a damaged one.</exception>
    public Trainer Load()
    {
        var trainer = MnistTraining.Create(settings, checkpoint: null);
        Checkpoint.LoadWeights(CheckpointFile, trainer.Model);
        return trainer;
    }

    private string Place(MnistSettings before)
    {
        var checkpoint = Checkpoint.Read(CheckpointFile);
        return $"{checkpoint.Epochs.Count} of {before.Epochs} epochs, {checkpoint.TotalSteps} steps";
    }

    private int Run(MnistData data, CancellationToken cancellation) => FailedWrite.Explained(MnistSettings.Kind, folder, () =>
    {
        var trainer = MnistTraining.Create(settings, CheckpointFile);
        return Conclude(trainer, data, Train(trainer, data, cancellation), cancellation);
    });

    private TrainingResult Train(Trainer trainer, MnistData data, CancellationToken cancellation)
    {
        using var display = TrainingConsole.Open(console);
        using var log = new JsonLines(folder.File(RunFolder.LogName));
        var progress = new CombinedProgress(display, log);
        return File.Exists(CheckpointFile)
            ? trainer.Resume(CheckpointFile, data.Training, data.Validation, progress, cancellation)
            : trainer.Train(data.Training, data.Validation, progress, cancellation);
    }

    private int Conclude(Trainer trainer, MnistData data, TrainingResult training, CancellationToken cancellation)
    {
        if (training.Outcome == TrainingOutcome.Cancelled)
        {
            Interruption.Explain(console, MnistSettings.Kind, folder, Interruption.Place(training, settings.Epochs), training.Elapsed);
            return SampleProgram.Interrupted;
        }

        var test = trainer.Evaluate(data.Test, cancellation);
        var result = new RunResult(
            trainer.Task.Name, settings.Data, settings.Seed, training.Epochs.Count, training.Elapsed.TotalSeconds, training.SamplesPerSecond, test.Metrics);
        CurvesPicture.Save(folder.File("curves.png"), TrainingHistory.Curves([training.Epochs], trainer.Task.RunningName));
        MnistPictures.Save(folder, trainer, data.Test);
        folder.SaveResult(result);
        SummaryTable.Write(console, result);
        console.WriteLine($"Result and pictures: {folder.Path}");
        return 0;
    }
}
