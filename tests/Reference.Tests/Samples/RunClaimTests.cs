using Samples.Common.Commands;
using Samples.Common.Running;
using Samples.Mnist;
using TorchSharp.Reference.Tests.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>A new run takes nothing from anybody.</summary>
public sealed class RunClaimTests : IDisposable
{
    private static readonly MnistSettings Settings = new(MnistTraining.Article, Folder: null, Digits: 200, Epochs: 12, Seed: 1);

    private readonly TemporaryFolder _folder = new();

    private RunFolder Folder => new(new DirectoryInfo(_folder.FullName));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("holiday.png")]
    [InlineData("thesis.checkpoint")]
    [InlineData("result.json")]
    [InlineData("log.jsonl")]
    [InlineData("thresholds.json")]
    [InlineData("training.checkpoint")]
    [InlineData("curves.png")]
    public async Task A_folder_that_is_not_empty_and_no_run_s_is_refused_and_left_as_it_was(string name)
    {
        _folder.Write(name, "years of work");
        _folder.Write("notes.txt", "mine");

        var (exitCode, text) = await ErrorOutput.OfAsync(
            () => CommandLine.RunAsync(["train", "--digits", "150", "--epochs", "1", "--overwrite", "--out", _folder.FullName]));

        Assert.Equal(1, exitCode);
        Assert.Matches($"^error: '{_folder.FullName}' is not empty, and not the folder of a run: '.*' and 1 more are in it. Name an empty or a new folder", text);
        Assert.Equal([name, "notes.txt"], Names().Order(StringComparer.Ordinal).OrderBy(file => file == "notes.txt"));
        Assert.Equal("years of work", File.ReadAllText(_folder.PathOf(name)));
    }

    [Fact]
    public void Of_a_run_before_only_what_the_sample_writes_is_taken_away()
    {
        Begin().Dispose();
        string[] own = ["result.json", "log.jsonl", "training.checkpoint", "training.checkpoint.writing", "curves.png", "result.0123456789abcdef0123456789abcdef.json"];
        string[] foreign = ["holiday.png", "thesis.checkpoint", "thresholds.json", "model-1.checkpoint", "notes.txt", "training.checkpoint.bak", "curves (1).png"];
        foreach (var name in own.Concat(foreign))
            _folder.Write(name, "before");

        Begin().Dispose();

        Assert.Equal([.. foreign.Concat(["run.json", "run.lock"]).Order(StringComparer.Ordinal)], Names());
        Assert.All(foreign, name => Assert.Equal("before", File.ReadAllText(_folder.PathOf(name))));
    }

    [Fact]
    public void A_run_that_is_not_finished_is_named_and_kept_unless_the_user_says_so()
    {
        Begin().Dispose();
        _folder.Write("training.checkpoint", "weeks");

        var error = Assert.Throws<Mistake>(() => { Begin(); });

        Assert.Equal(
            $"there is a run in '{_folder.FullName}' that is not finished (3 of 12 epochs). Go on with it with 'resume --out {_folder.FullName}', "
            + "name another folder with --out, or begin anew with --overwrite.",
            error.Message);
        Assert.Equal("weeks", File.ReadAllText(_folder.PathOf("training.checkpoint")));

        Begin(overwrite: true).Dispose();
        Assert.Equal(["run.json", "run.lock"], Names());
    }

    [Fact]
    public void A_folder_in_which_a_run_was_killed_before_its_settings_were_written_is_free()
    {
        _folder.Write(RunLock.FileName, "");
        _folder.Write("run.0123456789abcdef0123456789abcdef.json", "{");

        Begin().Dispose();

        Assert.Equal(["run.json", "run.lock"], Names());
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_not_taken_for_a_run_of_ours()
    {
        _folder.Write("run.json", "{\"learning\": \"deep\"}");
        _folder.Write("training.checkpoint", "weeks");

        var error = Assert.Throws<Mistake>(() => { Begin(overwrite: true); });

        Assert.StartsWith($"'{_folder.PathOf("run.json")}' cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Equal(["run.json", "training.checkpoint"], Names());
    }

    [Fact]
    public void The_run_of_another_sample_is_refused_by_its_name()
    {
        Begin().Dispose();

        var error = Assert.Throws<Mistake>(() => { Folder.Settings<global::Samples.MultiLabel.MultiLabelSettings>(); });

        Assert.Equal(
            $"the run in '{_folder.FullName}' is one of samples/Mnist, and this program is samples/MultiLabel: name a folder of its own with --out.", error.Message);
    }

    [Fact]
    public void A_file_is_no_place_for_a_run()
    {
        var file = _folder.Write("run", "mine");
        var claim = new RunClaim<MnistSettings>(new RunFolder(new DirectoryInfo(file)), overwrite: true, _ => "");

        Assert.Equal($"--out: '{file}' is a file, and a run wants a folder.", Assert.Throws<Mistake>(() => { claim.Check(); }).Message);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void Two_commands_do_not_write_into_one_folder()
    {
        using (Begin())
        {
            var error = Assert.Throws<Mistake>(() => { Begin(); });
            Assert.Equal($"another command is writing into '{_folder.FullName}': let it end, or name another folder with --out.", error.Message);
            Assert.Throws<Mistake>(() => { RunLock.Take(Folder.Folder); });
        }

        Begin().Dispose();
    }

    private RunLock Begin(bool overwrite = false) => new RunClaim<MnistSettings>(Folder, overwrite, before => $"3 of {before.Epochs} epochs").Begin(Settings);

    private string[] Names() => [.. Directory.GetFiles(_folder.FullName).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
