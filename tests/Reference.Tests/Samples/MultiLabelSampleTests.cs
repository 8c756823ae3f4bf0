using System.Text.Json.Nodes;
using Samples.MultiLabel;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

[Collection(nameof(GlobalGenerator))]
public sealed class MultiLabelSampleTests : IDisposable
{
    private readonly SampleRunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_run_leaves_its_result_and_pictures_and_nothing_unfinished()
    {
        Assert.Equal(0, await Train("--epochs", "1", "--folds", "2"));

        Assert.Equal(
            ["confusion.png", "curves.png", "log.jsonl", "mistakes.png", "model-1.checkpoint", "model-2.checkpoint", "precision-recall.png", "result.json", "run.json", "run.lock", "thresholds.json"],
            _run.Files);
        _run.CheckPictures("confusion.png", "curves.png", "mistakes.png", "precision-recall.png");
    }

    [Fact]
    public async Task The_result_has_the_documented_shape()
    {
        await Train("--epochs", "1", "--folds", "2", "--seed", "4");
        var result = _run.Result;

        Assert.Equal(
            ["task", "data", "seed", "epochs", "seconds", "samples_per_second", "test"], result.AsObject().Select(member => member.Key));
        Assert.Equal(("multi_label", "synthetic"), ((string)result["task"]!, (string)result["data"]!));
        Assert.Equal((4, 1), ((int)result["seed"]!, (int)result["epochs"]!));
        Assert.Equal(
            ["log_loss", "hamming_loss", "subset_accuracy", "micro_f1", "macro_f1"], result["test"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task What_the_command_line_says_of_a_step_is_kept_and_reaches_the_trainer()
    {
        Assert.Equal(0, await Train("--epochs", "1", "--folds", "2", "--batch-size", "16", "--lr", "0.5", "--device", "cpu"));
        Assert.Equal((16, 0.5, "cpu"), ((int)_run.Read("run.json")["batch_size"]!, (double)_run.Read("run.json")["learning_rate"]!, (string)_run.Read("run.json")["device"]!));

        using var rows = new TorchSharp.Reference.Data.MultiLabelRows(randn(8, 4), zeros(8, 3));
        var settings = new MultiLabelSettings(Folder: null, "scene", RandomLabels: false, Epochs: 2, Folds: 2, Seed: 1, Device: "cpu", BatchSize: 3, LearningRate: 0.25);
        var trainer = FoldModel.CreateTrainer(rows, settings, fold: 1, _run.PathOf("checkpoint"));
        using var optimizer = trainer.Options.Optimizer(trainer.Model);

        Assert.Equal((3, "cpu", 0.25), (trainer.Options.BatchSize, trainer.Options.Device, optimizer.ParamGroups.First().LearningRate));
    }

    [Fact]
    public async Task A_teacher_s_labels_are_learned()
    {
        await Train("--epochs", "15", "--folds", "2");

        Assert.True((double)_run.Result["test"]!["micro_f1"]! > 0.6);
    }

    [Fact]
    public async Task With_coin_flips_the_test_loss_is_ln_2_or_worse()
    {
        await Train("--random-labels", "--epochs", "15", "--folds", "2");

        Assert.Equal("random_labels", (string)_run.Result["data"]!);
        Assert.True((double)_run.Result["test"]!["log_loss"]! > Math.Log(2) - 0.01);
    }

    [Fact]
    public async Task A_published_set_is_read_from_its_folder()
    {
        var data = NewSet(rows: 40);

        Assert.Equal(0, await Train("--data", data, "--name", "tiny", "--epochs", "1", "--folds", "2"));
        Assert.Equal("tiny", (string)_run.Result["data"]!);
    }

    [Fact]
    public async Task A_run_goes_on_with_the_models_that_are_missing()
    {
        await Train("--epochs", "2", "--folds", "2");
        var expected = _run.Result["test"]!.ToJsonString();
        foreach (var file in new[] { "result.json", "thresholds.json", "model-2.checkpoint" })
            File.Delete(_run.PathOf(file));

        Assert.Equal(1, await CommandLine.RunAsync(["evaluate", "--out", _run.Path]));
        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--out", _run.Path]));
        Assert.Equal(expected, _run.Result["test"]!.ToJsonString());
    }

    [Fact]
    public async Task The_log_tells_of_every_model_and_is_continued_by_a_run_that_goes_on()
    {
        await Train("--epochs", "2", "--folds", "3");
        Assert.Equal(["1 started", "1 epoch", "1 epoch", "1 ended", "2 started", "2 epoch", "2 epoch", "2 ended", "3 started", "3 epoch", "3 epoch", "3 ended"], Log());
        File.Delete(_run.PathOf("model-3.checkpoint"));

        await CommandLine.RunAsync(["resume", "--out", _run.Path]);

        Assert.Equal(["1 started", "1 ended", "2 started", "2 ended", "3 started", "3 epoch", "3 epoch", "3 ended"], Log()[12..]);
    }

    [Fact]
    public async Task One_thread_is_taken_unless_told_and_the_number_is_kept_for_the_rest_of_the_run()
    {
        await Train("--epochs", "1", "--folds", "2");
        Assert.Equal(1, (int)_run.Read("run.json")["threads"]!);

        await Train("--epochs", "1", "--folds", "2", "--threads", "2");
        File.Delete(_run.PathOf("model-2.checkpoint"));

        Assert.Equal(0, await CommandLine.RunAsync(["resume", "--out", _run.Path]));
        Assert.Equal(2, (int)_run.Read("run.json")["threads"]!);
    }

    [Fact]
    public async Task Trained_models_can_be_tested_and_asked()
    {
        await Train("--epochs", "1", "--folds", "2");

        Assert.Equal(0, await CommandLine.RunAsync(["evaluate", "--out", _run.Path]));
        Assert.Equal(0, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--count", "3"]));
    }

    [Fact]
    public async Task Rows_of_the_user_s_own_are_predicted_with_labels_or_without()
    {
        var data = NewSet(rows: 40);
        await Train("--data", data, "--name", "tiny", "--epochs", "1", "--folds", "2");

        Assert.Equal(0, await Predict("own.csv", "a,b\n1,2\n"));
        Assert.Equal(0, await Predict("own.csv", "a,b,one,two\n1,2,?,\n"));
        Assert.Equal(0, await Predict("own.arff", "@relation own\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n"));
        Assert.Equal(1, await Predict("own.csv", "a,b,c\n1,2,3\n"));
        Assert.Equal(1, await Predict("own.csv", "a,b\n1,two\n"));
        Assert.NotEqual(0, await CommandLine.RunAsync(["predict", "--out", _run.Path, "--rows", _run.PathOf("missing.csv")]));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--folds", "1")]
    [InlineData("--seed", "one")]
    [InlineData("--threads", "0")]
    [InlineData("--data", "/there/is/no/such/folder")]
    [InlineData("--download", "true")]
    [InlineData("--unknown", "1")]
    public async Task A_wrong_option_ends_with_an_exit_code_before_anything_is_written(string option, string value)
    {
        Assert.NotEqual(0, await Train(option, value));
        Assert.False(Directory.Exists(_run.Path));
    }

    [Theory]
    [InlineData("--synthetic")]
    [InlineData("--random-labels")]
    public async Task Options_that_contradict_each_other_are_refused(string option) =>
        Assert.Equal(1, await Train(option, "--data", Path.GetTempPath()));

    [Fact]
    public async Task A_set_that_is_not_there_ends_with_an_exit_code() =>
        Assert.Equal(1, await Train("--data", Path.GetTempPath(), "--name", "no-such-set"));

    [Fact]
    public async Task More_folds_than_the_rows_allow_are_refused_in_a_sentence_before_anything_is_written()
    {
        var data = NewSet(rows: 12);

        var (exitCode, text) = await ErrorOutput.OfAsync(() => Train("--data", data, "--name", "tiny", "--folds", "20"));

        Assert.Equal((1, "error: 12 different training rows are too few for 20 folds: take fewer with --folds."), (exitCode, text));
        Assert.False(Directory.Exists(_run.Path));
    }

    [Fact]
    public async Task A_training_that_diverges_ends_in_a_sentence()
    {
        // Finite in the file, and infinite as soon as the mean is taken off.
        var data = NewSet(rows: 40, last: "3.4e38,0,1,0\n" + string.Concat(Enumerable.Repeat("-3.4e38,1,0,1\n", 40)));

        var (exitCode, text) = await ErrorOutput.OfAsync(() => Train("--data", data, "--name", "tiny", "--epochs", "1", "--folds", "2"));

        Assert.Equal(1, exitCode);
        Assert.Matches(@"^error: (.*not finite|in an evaluation, the loss of examples \d+ to \d+ is).*$", text);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public async Task Thresholds_of_other_labels_are_refused_in_a_sentence()
    {
        await Train("--epochs", "1", "--folds", "2");
        var thresholds = _run.PathOf("thresholds.json");
        File.WriteAllText(thresholds, "[0.5]");

        var (exitCode, text) = await ErrorOutput.OfAsync(() => CommandLine.RunAsync(["evaluate", "--out", _run.Path]));

        Assert.Equal((1, $"error: '{thresholds}' has 1 thresholds, and the data have 5 labels: 'resume --out {_run.Path}' chooses them anew."), (exitCode, text));
    }

    [Fact]
    public async Task A_set_without_a_name_is_refused_in_a_sentence()
    {
        var (exitCode, text) = await ErrorOutput.OfAsync(() => Train("--data", Path.GetTempPath(), "--name", ""));

        Assert.Equal((1, "--name wants a name, and it is empty."), (exitCode, text));
    }

    private Task<int> Train(params string[] options) => CommandLine.RunAsync(["train", .. options, "--out", _run.Path]);

    private Task<int> Predict(string name, string content)
    {
        File.WriteAllText(_run.PathOf(name), content);
        return CommandLine.RunAsync(["predict", "--out", _run.Path, "--rows", _run.PathOf(name)]);
    }

    private string[] Log() => [.. File.ReadAllLines(_run.PathOf("log.jsonl")).Select(line => JsonNode.Parse(line)!)
        .Where(line => (string)line["event"]! != "step").Select(line => $"{line["part"]!["number"]} {line["event"]}")];

    /// <summary>Writes the set <c>tiny</c>.</summary>
    /// <returns>Its folder.</returns>
    private string NewSet(int rows, string last = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_run.Path)!, "data")).FullName;
        const string Header = "@relation tiny\n@attribute a numeric\n@attribute b numeric\n@attribute one {0,1}\n@attribute two {0,1}\n@data\n";
        File.WriteAllText(
            Path.Combine(folder, "tiny.xml"), "<labels xmlns=\"http://mulan.sourceforge.net/labels\"><label name=\"two\"/><label name=\"one\"/></labels>");
        File.WriteAllText(Path.Combine(folder, "tiny-train.arff"), Header + Rows(rows, 0) + last);
        File.WriteAllText(Path.Combine(folder, "tiny-test.arff"), Header + Rows(12, 0.5));
        return folder;
    }

    private static string Rows(int count, double shift) => string.Concat(Enumerable.Range(0, count).Select(row =>
        FormattableString.Invariant($"{row % 7 + shift},{row % 5 - shift},{row % 2},{row / 2 % 2}\n")));
}
