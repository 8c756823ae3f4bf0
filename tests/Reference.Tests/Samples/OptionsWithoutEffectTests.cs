using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>Whoever gives an option wants something of it.</summary>
public sealed class OptionsWithoutEffectTests : IDisposable
{
    private readonly SampleRunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_name_without_data() => Check(
        await ErrorOutput.OfAsync(() => global::Samples.MultiLabel.CommandLine.RunAsync(["train", "--name", "yeast", "--out", _run.Path])),
        "error: --name is the name of a set in the folder of --data: give --data, too, or leave out --name.");

    [Theory]
    [InlineData("--data", "/data")]
    [InlineData("--download")]
    public async Task Digits_to_draw_where_none_are_drawn(params string[] data) => Check(
        await ErrorOutput.OfAsync(() => global::Samples.Mnist.CommandLine.RunAsync(["train", "--digits", "500", .. data, "--out", _run.Path])),
        "error: --digits says how many digits to draw, and with --data or --download none are drawn: leave out --digits, or them.");

    [Fact]
    public async Task Positives_of_coin_flips() => Check(
        await ErrorOutput.OfAsync(() => Article.CommandLine.RunAsync(["--positives", "30", "--coin-flips", "--picture", _run.Path])),
        "error: --positives says how many rows have a label, and with --coin-flips half of them do: leave out one of the two.");

    [Fact]
    public async Task Seeds_for_what_is_left_out() => Check(
        await ErrorOutput.OfAsync(() => global::Samples.Results.CommandLine.RunAsync(["--mnist-seeds", "3", "--out", _run.Path])),
        "error: --mnist-seeds says how often to train on MNIST, and without --mnist that is left out: give --mnist, or leave out --mnist-seeds.");

    [Fact]
    public async Task An_option_that_there_is_not_is_answered_with_the_near_one()
    {
        using var sample = SampleProcess.Start("train", "--epoch", "3", "--out", _run.Path);
        var (exitCode, output, error) = await sample.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("--epochs", output, StringComparison.Ordinal);
        Assert.Contains("Unrecognized command or argument '--epoch'", error, StringComparison.Ordinal);
    }

    private void Check((int ExitCode, string Text) end, string expected)
    {
        Assert.Equal((1, expected), end);
        Assert.False(Directory.Exists(_run.Path));
    }
}
