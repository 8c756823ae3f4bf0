using System.CommandLine;
using Samples.Common.Commands;
using Samples.Common.Running;
using Samples.Mnist.Downloading;
using Spectre.Console;
using TorchSharp.Reference.Data;

namespace Samples.Mnist;

/// <summary>The sample's commands.</summary>
internal static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Data = OptionOf.Folder("--data", "Folder with the four files of MNIST (plain or .gz).");
    private static readonly Option<bool> Download = OptionOf.Flag(
        "--download", "Download what is missing of MNIST: to --data, or to artifacts/mnist-data.");
    private static readonly Option<bool> Synthetic = OptionOf.Flag("--synthetic", "Draw the digits: no files needed. This is the default.");
    private static readonly Option<string> Model = OptionOf.OneOf(
        "--model", "The article's network, or a wider one with augmentation for the best accuracy.", MnistTraining.Article, MnistTraining.Wide);
    private static readonly Option<int> Digits = OptionOf.Number(
        "--digits", MnistSettings.DigitCounts, usual: 6000, "How many digits to draw for training.");
    private static readonly Option<int?> Epochs = OptionOf.Number(
        "--epochs", MnistSettings.EpochCounts, "Passes over the training images. Default: 5, or 20 for the wide model.");
    private static readonly Option<int?> MoreEpochs = OptionOf.Number(
        "--epochs", MnistSettings.EpochCounts, "Passes over the training images in all, more than the run has. Default: as many as it has.");
    private static readonly Option<int?> BatchSize = OptionOf.BatchSize("64, or 128 for the wide model");
    private static readonly Option<double?> LearningRate = OptionOf.LearningRate("1e-3, or 4e-3 for the wide model, whose schedule comes up to it");
    private static readonly Option<int> Seed = OptionOf.Number("--seed", MnistSettings.Seeds, usual: 1, "Fixes everything random.");
    private static readonly Option<int?> Threads = OptionOf.Threads("as many as libtorch chooses, one for each core");
    private static readonly Option<bool> Overwrite = OptionOf.Overwrite();
    private static readonly Option<DirectoryInfo> Out = OptionOf.Out("mnist");
    private static readonly Option<int> Count = OptionOf.Number("--count", new(1, 1000), usual: 10, "How many images to predict.");
    private static readonly Option<FileInfo?> Images = OptionOf.ExistingFile(
        "--images", "IDX file of 28 x 28 images, plain or .gz. Default: the run's test images.");

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments) => SampleProgram.RunAsync(Create(), arguments, usual: ["train"]);

    private static RootCommand Create() => new("Multi-class training done right: digits, a convolutional network, cross entropy on logits.")
    {
        new Command("train", "Train, test once, draw curves, confusion and mistakes.")
        {
            Data, Download, Synthetic, Model, Digits, Epochs, BatchSize, LearningRate, DeviceOption.Device, Seed, Threads, CheckpointOptions.Steps, CheckpointOptions.Minutes, Out, Overwrite,
        }.Does(TrainAsync),
        new Command("resume", "Go on with a training that was interrupted, or with one that is to have more epochs.") { Out, MoreEpochs, DeviceOption.Device }
            .Does((parsed, stop) => Task.FromResult(Resume(parsed, stop))),
        new Command("evaluate", "Test the model of a run.") { Out, DeviceOption.Device }.Does((parsed, stop) => Task.FromResult(Evaluate(parsed, stop))),
        new Command("predict", "Ask the model of a run about images.") { Out, Images, Count, DeviceOption.Device }
            .Does((parsed, _) => Task.FromResult(Predict(parsed))),
        NumericsCommand.Create(),
    };

    private static async Task<int> TrainAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.IsGiven(Digits) && (parsed.IsGiven(Data) || parsed.IsGiven(Download)))
            throw new Mistake("--digits says how many digits to draw, and with --data or --download none are drawn: leave out --digits, or them.");
        var model = parsed.GetRequiredValue(Model);
        var settings = new MnistSettings(
            model,
            await DataFolder.FindAsync(parsed, cancellation),
            parsed.GetValue(Digits),
            parsed.GetValue(Epochs) ?? MnistTraining.UsualEpochs(model),
            parsed.GetValue(Seed),
            parsed.GetValue(Threads),
            parsed.GetValue(CheckpointOptions.Steps),
            parsed.GetValue(CheckpointOptions.Minutes),
            DeviceOption.Of(parsed),
            parsed.GetValue(BatchSize),
            parsed.GetValue(LearningRate));
        return new MnistRun(settings, Folder(parsed), AnsiConsole.Console).Train(parsed.GetValue(Overwrite), cancellation);
    }

    private static int Resume(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Folder(parsed);
        var before = folder.Settings<MnistSettings>();
        var settings = before with { Device = DeviceOption.Of(parsed, before.Device), Epochs = MoreThan(before, parsed.GetValue(MoreEpochs)) };
        return new MnistRun(settings, folder, AnsiConsole.Console).Resume(settings != before, cancellation);
    }

    /// <exception cref="Mistake">A run cannot have so many.</exception>
    private static int MoreThan(MnistSettings run, int? epochs)
    {
        if (epochs <= run.Epochs)
            throw new Mistake($"--epochs {epochs}: the run is one of {run.Epochs} epochs already, and can only have more. Give more, or leave out --epochs.");
        if (epochs is not null && run.Model == MnistTraining.Wide)
            throw new Mistake(
                $"--epochs: the learning rate of the wide model falls to 0 over its {run.Epochs} epochs, and with more of them every step would have had another one. Train anew in another folder.");
        return epochs ?? run.Epochs;
    }

    private static int Evaluate(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = Folder(parsed).Settings<MnistSettings>();
        using var test = MnistData.LoadTest(settings);
        var evaluation = Open(parsed).Load().Evaluate(test, cancellation);
        SummaryTable.Write(AnsiConsole.Console, $"{settings.Data}, {test.Count} images", evaluation.Metrics);
        return 0;
    }

    private static int Predict(ParseResult parsed)
    {
        using var images = parsed.GetValue(Images) is { } file ? ImageFile.Read(file) : TestImages(parsed);
        Prediction.Write(AnsiConsole.Console, Open(parsed).Load(), images, parsed.GetValue(Count));
        return 0;
    }

    private static TorchSharp.torch.Tensor TestImages(ParseResult parsed)
    {
        using var test = MnistData.LoadTest(Folder(parsed).Settings<MnistSettings>());
        return test.Images.clone();
    }

    private static MnistRun Open(ParseResult parsed)
    {
        var folder = Folder(parsed);
        var settings = folder.Settings<MnistSettings>();
        return new MnistRun(settings with { Device = DeviceOption.Of(parsed, settings.Device) }, folder, AnsiConsole.Console);
    }

    private static RunFolder Folder(ParseResult parsed) => new(parsed.GetRequiredValue(Out));

    /// <summary>Where MNIST is, if it is wanted.</summary>
    private static class DataFolder
    {
        private static readonly string Usual = Path.Combine("artifacts", "mnist-data");

        /// <returns>null for digits that are drawn.</returns>
        public static async Task<string?> FindAsync(ParseResult parsed, CancellationToken cancellation)
        {
            var (folder, download) = (parsed.GetValue(Data), parsed.GetValue(Download));
            if (parsed.GetValue(Synthetic) && (download || folder is not null))
                throw new Mistake("--synthetic draws the digits: leave out --data and --download, or --synthetic.");
            if (download)
                return await FetchAsync(Path.GetFullPath(folder?.FullName ?? Usual), cancellation);
            if (folder is { Exists: false })
                throw new Mistake($"--data: there is no folder '{folder.FullName}'. With --download, the program fetches MNIST into it.");
            return folder?.FullName;
        }

        private static async Task<string> FetchAsync(string folder, CancellationToken cancellation)
        {
            await MnistFetch.RunAsync(new MnistDownload(), folder, AnsiConsole.Console, cancellation);
            return folder;
        }
    }
}
