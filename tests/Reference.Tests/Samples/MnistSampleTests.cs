using Samples.Mnist;
using TorchSharp.Reference.Tests.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

[Collection(nameof(GlobalGenerator))]
public sealed class MnistSampleTests : IDisposable
{
    private readonly SampleRunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_run_leaves_its_result_and_pictures_and_nothing_unfinished()
    {
        Assert.Equal(0, await Train("--digits", "200", "--epochs", "1", "--seed", "3"));

        Assert.Equal(
            ["confusion.png", "curves.png", "log.jsonl", "mistakes.png", "result.json", "run.json", "run.lock", "training.checkpoint"], _run.Files);
        _run.CheckPictures("confusion.png", "curves.png", "mistakes.png");
    }

    [Fact]
    public async Task The_result_has_the_documented_shape()
    {
        await Train("--digits", "200", "--epochs", "1", "--seed", "3");
        var result = _run.Result;

        Assert.Equal(
            ["task", "data", "seed", "epochs", "seconds", "samples_per_second", "test"], result.AsObject().Select(member => member.Key));
        Assert.Equal(("multi_class", "synthetic"), ((string)result["task"]!, (string)result["data"]!));
        Assert.Equal((3, 1), ((int)result["seed"]!, (int)result["epochs"]!));
        Assert.True((double)result["seconds"]! > 0 && (double)result["samples_per_second"]! > 0);
        Assert.InRange((double)result["test"]!["accuracy"]!, 0, 1);
        Assert.True((double)result["test"]!["log_loss"]! > 0);
        Assert.InRange((double)result["test"]!["macro_f1"]!, 0, 1);
    }

    // On a number of threads that is told: sums are rounded otherwise on others, and each thread that a test goes on with may have its own number.
    [Fact]
    public async Task The_seed_fixes_the_result()
    {
        await Train("--digits", "150", "--epochs", "1", "--threads", "1");
        var first = _run.Result["test"]!.ToJsonString();
        await Train("--digits", "150", "--epochs", "1", "--threads", "1");

        Assert.Equal(first, _run.Result["test"]!.ToJsonString());
    }

    [Fact]
    public async Task A_run_goes_on_where_it_stopped()
    {
        await Train("--digits", "200", "--epochs", "1");
        _run.Change("epochs", 2);

        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--out", _run.Path]));
        Assert.Equal(2, (int)_run.Result["epochs"]!);
    }

    [Fact]
    public async Task The_number_of_threads_is_kept_for_the_rest_of_the_run()
    {
        await Train("--digits", "200", "--epochs", "1", "--threads", "2");
        Assert.Equal(2, (int)_run.Read("run.json")["threads"]!);
        _run.Change("epochs", 2);

        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--out", _run.Path]));
        Assert.Equal(2, (int)_run.Read("run.json")["threads"]!);
    }

    [Fact]
    public async Task A_finished_run_is_given_more_epochs_and_comes_to_what_it_would_have_come_to_with_them_at_once()
    {
        string[] options = ["--digits", "150", "--threads", "1", "--batch-size", "32", "--lr", "0.002", "--device", "cpu"];
        await Train([.. options, "--epochs", "2"]);
        var whole = _run.Result["test"]!.ToJsonString();
        await Train([.. options, "--epochs", "1"]);

        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--epochs", "2", "--out", _run.Path]));
        Assert.Equal((2, 2), ((int)_run.Read("run.json")["epochs"]!, (int)_run.Result["epochs"]!));
        Assert.Equal(whole, _run.Result["test"]!.ToJsonString());
    }

    [Theory]
    [InlineData("article", "1", "error: --epochs 1: the run is one of 1 epochs already, and can only have more. Give more, or leave out --epochs.")]
    [InlineData("wide", "3", "error: --epochs: the learning rate of the wide model falls to 0 over its 1 epochs, and with more of them every step would have had another one. Train anew in another folder.")]
    public async Task Epochs_that_a_run_cannot_have_are_refused_and_the_run_stays_as_it_was(string model, string epochs, string expected)
    {
        await Train("--digits", "150", "--epochs", "1", "--model", model);

        var end = await ErrorOutput.OfAsync(() => CommandLine.RunAsync(["resume", "--epochs", epochs, "--out", _run.Path]));

        Assert.Equal((1, expected), end);
        Assert.Equal(1, (int)_run.Read("run.json")["epochs"]!);
        Assert.True(_run.HasResult);
    }

    [Fact]
    public void What_the_command_line_says_of_a_step_reaches_the_trainer()
    {
        var settings = new MnistSettings(MnistTraining.Wide, Folder: null, Digits: 10, Epochs: 1, Seed: 1, Device: "cpu");

        var (usual, told) = (MnistTraining.Create(settings, null), MnistTraining.Create(settings with { BatchSize = 7, LearningRate = 0.25 }, null));

        Assert.Equal((128, 0.004), (usual.Options.BatchSize, RateOf(usual)));
        Assert.Equal((7, 0.25), (told.Options.BatchSize, RateOf(told)));
        Assert.Equal("cpu", told.Options.Device);

        static double RateOf(TorchSharp.Reference.Training.Trainer trainer)
        {
            using var optimizer = trainer.Options.Optimizer(trainer.Model);
            return optimizer.ParamGroups.First().LearningRate;
        }
    }

    [Fact]
    public async Task A_run_of_a_device_that_is_not_here_goes_on_elsewhere()
    {
        await Train("--digits", "150", "--epochs", "1");
        _run.Change("device", "cuda:99");

        var (exitCode, text) = await ErrorOutput.OfAsync(() => CommandLine.RunAsync(["evaluate", "--out", _run.Path]));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: --device: Device is 'cuda:99', and libtorch finds", text, StringComparison.Ordinal);
        Assert.Equal(0, await CommandLine.RunAsync(["evaluate", "--device", "cpu", "--out", _run.Path]));
        Assert.Equal("cuda:99", (string)_run.Read("run.json")["device"]!);
        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--device", "cpu", "--out", _run.Path]));
        Assert.Equal("cpu", (string)_run.Read("run.json")["device"]!);
    }

    [Theory]
    [InlineData("resume", "--lr", "0.1")]
    [InlineData("resume", "--batch-size", "8")]
    [InlineData("evaluate", "--epochs", "8")]
    public async Task A_run_keeps_what_it_began_with(string command, string option, string value)
    {
        await Train("--digits", "150", "--epochs", "1");

        Assert.Equal(1, await CommandLine.RunAsync([command, option, value, "--out", _run.Path]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void The_number_of_threads_reaches_the_trainer(int? told)
    {
        var trainer = MnistTraining.Create(new MnistSettings(MnistTraining.Article, Folder: null, Digits: 10, Epochs: 1, Seed: 1, told), checkpoint: null);

        Assert.Equal(told, trainer.Options.Threads);
    }

    [Theory]
    [InlineData("article")]
    [InlineData("wide")]
    public async Task A_trained_model_can_be_tested_and_asked(string model)
    {
        await Train("--digits", "200", "--epochs", "1", "--model", model);

        Assert.Equal(0, await CommandLine.RunAsync(["evaluate", "--out", _run.Path]));
        Assert.Equal(0, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--count", "2"]));
    }

    [Fact]
    public async Task Images_of_the_user_s_own_are_predicted_and_other_files_refused()
    {
        await Train("--digits", "200", "--epochs", "1");
        var images = _run.PathOf("images.idx");
        File.WriteAllBytes(images, [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[28 * 28]]);

        Assert.Equal(0, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--images", images]));
        Assert.Equal(1, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--images", _run.PathOf("run.json")]));
        Assert.NotEqual(0, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--images", _run.PathOf("missing.idx")]));
    }

    [Fact]
    public async Task A_file_without_images_is_refused_in_a_sentence()
    {
        await Train("--digits", "150", "--epochs", "1");
        var images = _run.PathOf("images.idx");
        File.WriteAllBytes(images, IdxBytes.File(0x08, [0, 28, 28], []));

        var (exitCode, text) = await ErrorOutput.OfAsync(() => CommandLine.RunAsync(["predict", "--out", _run.Path, "--images", images]));

        Assert.Equal((1, $"error: '{images}' has no image in it"), (exitCode, text));
    }

    [Theory]
    [InlineData(40, 28, 25, "error: the images in '{0}' are labelled up to 25, and the network tells 10 classes apart, 0 to 9.")]
    [InlineData(40, 32, 9, "error: the images in '{0}' are 32 x 32, and the network takes 28 x 28.")]
    [InlineData(5, 28, 9, "error: 5 rows are too few for a share of 0.033: no row for validation")]
    public async Task A_set_that_the_network_cannot_learn_is_refused_in_a_sentence_before_anything_is_written(
        int count, int side, byte label, string expected)
    {
        using var data = DigitFolder.Of(count, side, label);

        var (exitCode, text) = await ErrorOutput.OfAsync(() => Train("--data", data.FullName));

        Assert.Equal((1, expected.Replace("{0}", data.FullName, StringComparison.Ordinal)), (exitCode, text));
        Assert.False(Directory.Exists(_run.Path));
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("resume")]
    public async Task Without_a_run_there_is_nothing_to_go_on_with(string command) =>
        Assert.Equal(1, await CommandLine.RunAsync([command, "--out", _run.Path]));

    [Theory]
    [InlineData("evaluate")]
    [InlineData("resume")]
    public async Task A_damaged_checkpoint_is_refused_and_left_alone(string command)
    {
        await Train("--digits", "200", "--epochs", "1");
        var checkpoint = _run.PathOf("training.checkpoint");
        var damaged = File.ReadAllBytes(checkpoint)[..^100];
        File.WriteAllBytes(checkpoint, damaged);

        Assert.Equal(1, await CommandLine.RunAsync([command, "--out", _run.Path]));
        Assert.Equal(damaged, File.ReadAllBytes(checkpoint));
    }

    [Theory]
    [InlineData("--digits", "99")]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "all")]
    [InlineData("--batch-size", "0")]
    [InlineData("--lr", "0")]
    [InlineData("--lr", "NaN")]
    [InlineData("--lr", "0,5")]
    [InlineData("--device", "gpu")]
    [InlineData("--device", "cuda:99")]
    [InlineData("--model", "deep")]
    [InlineData("--data", "/there/is/no/such/folder")]
    [InlineData("--unknown", "1")]
    public async Task A_wrong_option_ends_with_an_exit_code_before_anything_is_written(string option, string value)
    {
        Assert.NotEqual(0, await Train(option, value));
        Assert.False(Directory.Exists(_run.Path));
    }

    [Fact]
    public async Task Options_that_contradict_each_other_are_refused() =>
        Assert.Equal(1, await Train("--synthetic", "--data", Path.GetTempPath()));

    [Fact]
    public async Task A_failed_run_leaves_the_result_of_the_one_before()
    {
        await Train("--digits", "150", "--epochs", "1");

        Assert.Equal(1, await Train("--data", Path.GetTempPath()));
        Assert.True(_run.HasResult);
    }

    [Fact]
    public async Task The_numerics_table_needs_no_run() => Assert.Equal(0, await CommandLine.RunAsync(["numerics"]));

    private Task<int> Train(params string[] options) => CommandLine.RunAsync(["train", .. options, "--out", _run.Path]);
}
