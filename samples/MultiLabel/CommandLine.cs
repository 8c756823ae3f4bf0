using System.CommandLine;
using Samples.Common.Commands;
using Samples.Common.Running;
using Spectre.Console;

namespace Samples.MultiLabel;

/// <summary>The sample's commands.</summary>
internal static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Data = OptionOf.Folder(
        "--data", "Folder with NAME-train.arff, NAME-test.arff and NAME.xml, as Mulan publishes them.");
    private static readonly Option<string> Name = OptionOf.Name("--name", usual: "scene", "The set's name in that folder.");
    private static readonly Option<bool> Download = OptionOf.Flag(
        "--download", "Says where the published sets can be had: nobody may pass them on, so no program fetches them.");
    private static readonly Option<bool> Synthetic = OptionOf.Flag(
        "--synthetic", "Draw the rows and let a random network label them: no files needed. This is the default.");
    private static readonly Option<bool> RandomLabels = OptionOf.Flag(
        "--random-labels", "Draw the rows with the article's labels: coin flips, in which there is nothing to learn.");
    private static readonly Option<int> Epochs = OptionOf.Number(
        "--epochs", MultiLabelSettings.EpochCounts, usual: 40, "Passes over the training rows.");
    private static readonly Option<int> Folds = OptionOf.Number(
        "--folds", MultiLabelSettings.FoldCounts, usual: 10, "How many models; each leaves out another part of the rows.");
    private static readonly Option<int?> BatchSize = OptionOf.BatchSize("64");
    private static readonly Option<double?> LearningRate = OptionOf.LearningRate("2e-3, to which the schedule comes up");
    private static readonly Option<int> Seed = OptionOf.Number("--seed", MultiLabelSettings.Seeds, usual: 1, "Fixes everything random.");
    private static readonly Option<int?> Threads = OptionOf.Threads(
        $"{MultiLabelSettings.UsualThreads}, which serves so small a network best");
    private static readonly Option<bool> Overwrite = OptionOf.Overwrite();
    private static readonly Option<DirectoryInfo> Out = OptionOf.Out("multilabel");
    private static readonly Option<int> Count = OptionOf.Number("--count", new(1, 1000), usual: 10, "How many rows to predict.");
    private static readonly Option<FileInfo?> Rows = OptionOf.ExistingFile(
        "--rows", "ARFF or CSV file with the features of the training, with labels or without. Default: the run's test rows.");

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments) => SampleProgram.RunAsync(Create(), arguments, usual: ["train"]);

    private static RootCommand Create() => new("Multi-label training done right: a perceptron, binary cross entropy on logits, thresholds from validation.")
    {
        new Command("train", "Train, choose the threshold, test once, draw curves, precision and recall, mistakes.")
        {
            Data, Name, Download, Synthetic, RandomLabels, Epochs, Folds, BatchSize, LearningRate, DeviceOption.Device, Seed, Threads, CheckpointOptions.Steps, CheckpointOptions.Minutes, Out, Overwrite,
        }.Does((parsed, stop) => Task.FromResult(Train(parsed, stop))),
        new Command("resume", "Go on with a training that was interrupted.") { Out, DeviceOption.Device }
            .Does((parsed, stop) => Task.FromResult(Resume(parsed, stop))),
        new Command("evaluate", "Test the models of a run.") { Out, DeviceOption.Device }.Does((parsed, stop) => Task.FromResult(Evaluate(parsed, stop))),
        new Command("predict", "Ask the models of a run about rows.") { Out, Rows, Count, DeviceOption.Device }
            .Does((parsed, _) => Task.FromResult(Predict(parsed))),
        NumericsCommand.Create(),
    };

    private static int Train(ParseResult parsed, CancellationToken cancellation)
    {
        CheckSource(parsed);
        var settings = new MultiLabelSettings(
            parsed.GetValue(Data)?.FullName,
            parsed.GetRequiredValue(Name),
            parsed.GetValue(RandomLabels),
            parsed.GetValue(Epochs),
            parsed.GetValue(Folds),
            parsed.GetValue(Seed),
            parsed.GetValue(Threads) ?? MultiLabelSettings.UsualThreads,
            parsed.GetValue(CheckpointOptions.Steps),
            parsed.GetValue(CheckpointOptions.Minutes),
            DeviceOption.Of(parsed),
            parsed.GetValue(BatchSize),
            parsed.GetValue(LearningRate));
        return new MultiLabelRun(settings, Folder(parsed), AnsiConsole.Console).Train(parsed.GetValue(Overwrite), cancellation);
    }

    /// <exception cref="Mistake">The options contradict each other, or ask for what cannot be had.</exception>
    private static void CheckSource(ParseResult parsed)
    {
        var data = parsed.GetValue(Data);
        if (parsed.GetValue(Download))
            throw new Mistake(
                "the published sets come without a licence, so this program does not fetch them. Take scene or yeast with their splits from "
                + "https://mulan.sourceforge.net/datasets-mlc.html, unpack them, and name the folder with --data.");
        if (data is null && parsed.IsGiven(Name))
            throw new Mistake("--name is the name of a set in the folder of --data: give --data, too, or leave out --name.");
        if (data is not null && (parsed.GetValue(Synthetic) || parsed.GetValue(RandomLabels)))
            throw new Mistake("--synthetic and --random-labels draw the rows: leave out --data, or them.");
        if (parsed.GetValue(Synthetic) && parsed.GetValue(RandomLabels))
            throw new Mistake("--synthetic has a teacher's labels and --random-labels coin flips: leave out one of them.");
        if (data is { Exists: false })
            throw new Mistake($"--data: there is no folder '{data.FullName}'.");
    }

    private static int Resume(ParseResult parsed, CancellationToken cancellation)
    {
        var (settings, run) = Open(parsed);
        return run.Resume(changed: settings != Folder(parsed).Settings<MultiLabelSettings>(), cancellation);
    }

    private static int Evaluate(ParseResult parsed, CancellationToken cancellation)
    {
        var (settings, run) = Open(parsed);
        using var data = MultiLabelSource.Load(settings);
        var evaluation = run.Load((int)data.Test.Features.size(1), data.Labels.Count).Trainer.Evaluate(data.Test, cancellation);
        SummaryTable.Write(AnsiConsole.Console, $"{settings.Data}, {data.Test.Count} rows", evaluation.Metrics);
        return 0;
    }

    private static int Predict(ParseResult parsed)
    {
        var (settings, run) = Open(parsed);
        using var data = MultiLabelSource.Load(settings);
        var (trainer, thresholds) = run.Load((int)data.Test.Features.size(1), data.Labels.Count);
        using var own = parsed.GetValue(Rows) is { } file ? RowFile.Read(file, data) : null;
        var labels = own is null ? data.Test.Labels : null;
        new Prediction(trainer, thresholds, data.Labels).Write(AnsiConsole.Console, own ?? data.Test.Features, labels, parsed.GetValue(Count));
        return 0;
    }

    private static (MultiLabelSettings Settings, MultiLabelRun Run) Open(ParseResult parsed)
    {
        var folder = Folder(parsed);
        var own = folder.Settings<MultiLabelSettings>();
        var settings = own with { Device = DeviceOption.Of(parsed, own.Device) };
        return (settings, new MultiLabelRun(settings, folder, AnsiConsole.Console));
    }

    private static RunFolder Folder(ParseResult parsed) => new(parsed.GetRequiredValue(Out));
}
