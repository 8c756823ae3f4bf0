using System.Globalization;
using Samples.Common.Commands;
using Samples.Common.Plots;
using Samples.Common.Running;
using Spectre.Console;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Models;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.MultiLabel;

/// <summary>
/// A run in its folder. For each fold a model is trained on the other folds, so that every training row gets an answer from a model that
/// has not learned from it: on these answers the threshold is chosen. The result is the mean of all models.
/// </summary>
internal sealed class MultiLabelRun(MultiLabelSettings settings, RunFolder folder, IAnsiConsole console)
{
    public const string ThresholdFile = "thresholds.json";
    public const string CheckpointNames = "model-*.checkpoint";

    /// <param name="overwrite">Whether a run in the folder that is not finished may be given up.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>The exit code.</returns>
    public int Train(bool overwrite, CancellationToken cancellation)
    {
        var claim = new RunClaim<MultiLabelSettings>(folder, overwrite, Place);
        claim.Check();
        using var data = MultiLabelSource.Load(settings);
        var folds = Divide(data);
        using var hold = claim.Begin(settings);
        return Run(data, folds, cancellation);
    }

    /// <summary>Goes on with the models that are missing or not finished.</summary>
    /// <param name="changed">Whether the settings are others than those in the folder: another device.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>The exit code.</returns>
    public int Resume(bool changed, CancellationToken cancellation)
    {
        using var hold = RunLock.Take(folder.Folder);
        if (changed)
            folder.SaveSettings(settings);
        using var data = MultiLabelSource.Load(settings);
        var folds = Divide(data);
        folder.ForgetResultOtherThan(settings.Epochs);
        return Run(data, folds, cancellation);
    }

    /// <summary>The trained models as one, which measures with the threshold that was chosen.</summary>
    /// <exception cref="Mistake">The run is not finished, or is one for other labels.</exception>
    public (Trainer Trainer, Thresholds Thresholds) Load(int features, int labels)
    {
        if (!File.Exists(folder.File(ThresholdFile)))
            throw new Mistake($"the run in '{folder.Path}' is not finished: go on with it with 'resume --out {folder.Path}'.");

        var thresholds = LoadThresholds(labels);
        var models = Enumerable.Range(1, settings.Folds).Select(fold =>
        {
            var model = FoldModel.Create(features, labels);
            Checkpoint.LoadWeights(CheckpointFile(fold), model);
            return model;
        });
        return (Together(models, labels, thresholds), thresholds);
    }

    private Thresholds LoadThresholds(int labels)
    {
        var remedy = $"'resume --out {folder.Path}' chooses them anew";
        var logits = folder.Load<double[]>(ThresholdFile, remedy);
        if (logits.Length != labels)
            throw new Mistake($"'{folder.File(ThresholdFile)}' has {logits.Length} thresholds, and the data have {labels} labels: {remedy}.");
        return logits.All(double.IsFinite)
            ? new Thresholds(logits)
            : throw new Mistake($"'{folder.File(ThresholdFile)}' has a threshold that is not finite: {remedy}.");
    }

    private IReadOnlyList<Fold> Divide(MultiLabelSource data) => Fold.Divide(data.Training, settings.Folds, settings.Seed);

    private string CheckpointFile(int fold) => folder.File(
        CheckpointNames.Replace("*", fold.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private string Place(MultiLabelSettings before) =>
        $"model {Enumerable.Range(1, before.Folds).Count(fold => File.Exists(CheckpointFile(fold)))} of {before.Folds}";

    private int Run(MultiLabelSource data, IReadOnlyList<Fold> folds, CancellationToken cancellation) =>
        FailedWrite.Explained(MultiLabelSettings.Kind, folder, () => TrainFolds(data, folds, cancellation));

    private int TrainFolds(MultiLabelSource data, IReadOnlyList<Fold> folds, CancellationToken cancellation)
    {
        Announce(data);
        using var answers = zeros_like(data.Training.Labels);
        var trained = TrainFolds(data.Training, folds, answers, cancellation);
        if (trained[^1].Result.Outcome == TrainingOutcome.Cancelled)
        {
            Explain([.. trained.Select(one => one.Result)]);
            return SampleProgram.Interrupted;
        }

        Conclude(data, answers, trained, cancellation);
        return 0;
    }

    private void Explain(List<TrainingResult> trained)
    {
        var time = trained.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Elapsed);
        var place = $"in model {trained.Count} of {settings.Folds}, {Interruption.Place(trained[^1], settings.Epochs)}";
        Interruption.Explain(console, MultiLabelSettings.Kind, folder, place, time);
    }

    private void Announce(MultiLabelSource data)
    {
        var output = console.Profile.Out.Writer;
        output.WriteLine(FormattableString.Invariant($"{settings.Data}: {data.Training.Count:N0} rows, {data.Labels.Count} labels, {data.Test.Count:N0} rows for the test"));
        if (data.LeftOut > 0)
            output.WriteLine($"{data.LeftOut} training rows are left out: they stand in the test, too");
    }

    /// <summary>Trains one model after the other, until all are trained or one was cancelled.</summary>
    private List<(Module<Tensor, Tensor> Model, TrainingResult Result)> TrainFolds(
        MultiLabelRows rows, IReadOnlyList<Fold> folds, Tensor answers, CancellationToken cancellation)
    {
        using var display = TrainingConsole.Open(console);
        using var log = new JsonLines(folder.File(RunFolder.LogName));
        var progress = new CombinedProgress(display, log);
        var trained = new List<(Module<Tensor, Tensor> Model, TrainingResult Result)>();
        foreach (var fold in folds)
        {
            var part = new PartProgress(progress, new TrainingPart(fold.Number, settings.Folds));
            trained.Add(TrainFold(fold, rows, answers, part, cancellation));
            if (trained[^1].Result.Outcome == TrainingOutcome.Cancelled)
                break;
        }

        return trained;
    }

    /// <summary>
    /// Trains the fold's model, or what is missing of it, and writes its answers to the rows that it has not learned from.
    /// </summary>
    private (Module<Tensor, Tensor> Model, TrainingResult Result) TrainFold(
        Fold fold, MultiLabelRows rows, Tensor answers, ITrainingProgress progress, CancellationToken cancellation)
    {
        using var training = MultiLabelSource.Rows(rows, fold.Training);
        using var validation = MultiLabelSource.Rows(rows, fold.Validation);
        var checkpoint = CheckpointFile(fold.Number);
        var trainer = FoldModel.CreateTrainer(training, settings, fold.Number, checkpoint);
        var result = File.Exists(checkpoint)
            ? trainer.Resume(checkpoint, training, validation, progress, cancellation)
            : trainer.Train(training, validation, progress, cancellation);

        if (result.Outcome == TrainingOutcome.Cancelled)
            return ((Module<Tensor, Tensor>)trainer.Model, result);
        using var numbers = tensor(fold.Validation.ToArray());
        using var logits = trainer.Predict(validation.Features, cancellation);
        _ = answers.index_copy_(0, numbers, logits);
        return ((Module<Tensor, Tensor>)trainer.Model, result);
    }

    private void Conclude(MultiLabelSource data, Tensor answers, List<(Module<Tensor, Tensor> Model, TrainingResult Result)> trained, CancellationToken cancellation)
    {
        var thresholds = ThresholdChoice.Choose(answers, data.Training.Labels);
        var together = Together(trained.Select(one => one.Model), data.Labels.Count, thresholds);
        var test = together.Evaluate(data.Test, cancellation);
        var trainings = trained.Select(one => one.Result).ToList();

        folder.Save(ThresholdFile, thresholds.Logits);
        CurvesPicture.Save(folder.File("curves.png"), TrainingHistory.Curves([.. trainings.Select(training => training.Epochs)], together.Task.RunningName));
        MultiLabelPictures.Save(folder, together, data, thresholds);
        var result = new RunResult(
            together.Task.Name, settings.Data, settings.Seed, settings.Epochs,
            trainings.Sum(training => training.Elapsed.TotalSeconds), trainings.Average(training => training.SamplesPerSecond), test.Metrics);
        folder.SaveResult(result);
        Show(result, thresholds);
    }

    private void Show(RunResult result, Thresholds thresholds)
    {
        SummaryTable.Write(console, result);
        var output = console.Profile.Out.Writer;
        var probability = 1 / (1 + Math.Exp(-thresholds.Logits[0]));
        output.WriteLine(FormattableString.Invariant($"A label is named from probability {probability:F3} on: chosen on validation rows."));
        if (settings.RandomLabels)
            output.WriteLine(FormattableString.Invariant($"The labels are coin flips: no model can have a log loss below ln 2 = {RandomLabels.BestLoss:F4} on rows it has not seen."));
        output.WriteLine($"Result and pictures: {folder.Path}");
    }

    private Trainer Together(IEnumerable<Module<Tensor, Tensor>> models, int labels, Thresholds thresholds)
    {
        var task = new MultiLabelTask(labels) { Metrics = MultiLabelMetrics.Standard(labels, thresholds) };
        return new Trainer(new Ensemble(models), task, new TrainerOptions { Threads = settings.Threads, Device = settings.Device });
    }
}
