using System.Text.Json.Nodes;
using Samples.Common.Commands;
using Samples.Common.Running;
using Samples.Mnist;
using Samples.MultiLabel;
using TorchSharp.Reference.Tests.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>Whatever stands in the files of a run, a user reads a sentence and no stack.</summary>
public sealed class OddSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private RunFolder Run => new(new DirectoryInfo(_folder.FullName));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("digits", "-5", "digits is -5, and it must be a whole number from 100 to 1000000")]
    [InlineData("epochs", "0", "epochs is 0, and it must be a whole number from 1 to 1000")]
    [InlineData("threads", "-3", "threads is -3, and it must be a whole number from 1 to 1024")]
    [InlineData("model", "\"foo\"", "model is 'foo', and it must be one of article, wide")]
    [InlineData("folder", "\"\"", "folder is empty")]
    [InlineData("checkpoint_minutes", "0", "checkpoint_minutes is 0, and it must be a whole number from 1 to 1440")]
    [InlineData("batch_size", "0", "batch_size is 0, and it must be a whole number from 1 to 65536")]
    [InlineData("learning_rate", "-0.5", "learning_rate is -0.5, and it must be a number greater than 0 and at most 10")]
    [InlineData("device", "\"\"", "device is empty")]
    [InlineData("seed", "1e999", "cannot be read")]
    [InlineData("seed", "1.5", "cannot be read")]
    [InlineData("digits", "99999999999999999999", "cannot be read")]
    [InlineData("model", "null", "cannot be read")]
    [InlineData("model", "{\"a\": []}", "cannot be read")]
    [InlineData("epoch", "3", "cannot be read")]
    [InlineData("sample", "\"MultiLabel\"", "is one of samples/MultiLabel")]
    [InlineData("sample", "7", "is one of samples/7")]
    public void Settings_that_no_command_has_written_are_named(string name, string value, string complaint)
    {
        Run.SaveSettings(new MnistSettings(MnistTraining.Article, Folder: null, Digits: 200, Epochs: 2, Seed: 1));
        Assert.Equal(2, Run.Settings<MnistSettings>().Epochs);
        Change(name, value);

        var error = Assert.Throws<Mistake>(() => { Run.Settings<MnistSettings>(); });

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("folds", "0", "folds is 0, and it must be a whole number from 2 to 20")]
    [InlineData("name", "\" \"", "name is empty")]
    [InlineData("random_labels", "1", "cannot be read")]
    public void So_are_those_of_several_labels(string name, string value, string complaint)
    {
        Run.SaveSettings(new MultiLabelSettings(Folder: null, "scene", RandomLabels: false, Epochs: 2, Folds: 2, Seed: 1));
        Change(name, value);

        Assert.Contains(complaint, Assert.Throws<Mistake>(() => { Run.Settings<MultiLabelSettings>(); }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"seed\": 1, \"seed\": 2}")]
    public void So_is_what_is_no_object(string content)
    {
        _folder.Write("run.json", content);

        Assert.Contains("cannot be read", Assert.Throws<Mistake>(() => { Run.Settings<MnistSettings>(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_run_that_was_begun_before_they_named_its_sample_are_still_read()
    {
        _folder.Write("run.json", """{"model": "wide", "folder": null, "digits": 6000, "epochs": 20, "seed": 1, "threads": null, "data": "synthetic"}""");

        Assert.Equal(20, Run.Settings<MnistSettings>().Epochs);
        Assert.Throws<Mistake>(() => { Run.Settings<MultiLabelSettings>(); });
    }

    private void Change(string name, string value)
    {
        var text = File.ReadAllText(_folder.PathOf("run.json"));
        var settings = JsonNode.Parse(text)!.AsObject();
        settings[name] = "VALUE";
        _folder.Write("run.json", settings.ToJsonString().Replace("\"VALUE\"", value, StringComparison.Ordinal));
    }
}
