using Samples.Common.Commands;
using Samples.Common.Plots;
using Samples.Common.Running;
using Spectre.Console;
using TorchSharp.Reference.Training;

namespace Samples.Mnist;

/// <summary>A training in its folder, from the first step or from its last checkpoint to pictures and result.</summary>
internal sealed class MnistRun(MnistSettings settings, RunFolder folder, IAnsiConsole console)
{
    private const string CheckpointName = "training.checkpoint";

    private string CheckpointFile => folder.File(CheckpointName);

    /// <returns>The exit code.</returns>
    public int Train(CancellationToken cancellation)
    {
        using var data = MnistData.Load(settings);
        folder.Begin(settings);
        return Run(data, (trainer, progress) => trainer.Train(data.Training, data.Validation, progress, cancellation));
    }

    /// <inheritdoc cref="Train"/>
    public int Resume(CancellationToken cancellation)
    {
        using var data = MnistData.Load(settings);
        return Run(data, (trainer, progress) => trainer.Resume(CheckpointFile, data.Training, data.Validation, progress, cancellation));
    }

    /// <summary>The trained model.</summary>
    /// <exception cref="CheckpointException">The training has no checkpoint, or a damaged one.</exception>
    public Trainer Load()
    {
        var trainer = MnistTraining.Create(settings, checkpoint: null);
        Checkpoint.LoadWeights(CheckpointFile, trainer.Model);
        return trainer;
    }

    private int Run(MnistData data, Func<Trainer, ITrainingProgress, TrainingResult> train)
    {
        var trainer = MnistTraining.Create(settings, CheckpointFile);
        TrainingResult result;
        using (var display = TrainingConsole.Open(console))
        using (var log = new JsonLines(folder.File(RunFolder.LogName)))
            result = train(trainer, new CombinedProgress(display, log));
        return Conclude(trainer, data, result);
    }

    private int Conclude(Trainer trainer, MnistData data, TrainingResult training)
    {
        if (training.Outcome == TrainingOutcome.Cancelled)
        {
            Interruption.Explain(console, "Mnist", folder, $"after {training.Epochs.Count} of {settings.Epochs} epochs");
            return SampleProgram.Interrupted;
        }

        var test = trainer.Evaluate(data.Test);
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
