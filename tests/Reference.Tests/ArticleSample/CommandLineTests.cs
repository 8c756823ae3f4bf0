using Article;
using Article.Comparison;
using TorchSharp.Reference.Tests.Samples;
using Xunit;

namespace TorchSharp.Reference.Tests.ArticleSample;

[Collection(nameof(GlobalGenerator))]
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-");

    private string Picture => Path.Combine(_folder.FullName, "made", "curves.png");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_sample_trains_and_draws_its_curves()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["--digits", "64", "--epochs", "2", "--picture", Picture]));

        Assert.Equal("PNG"u8, File.ReadAllBytes(Picture).AsSpan(1, 3));
    }

    [Theory]
    [InlineData("--digits", "63")]
    [InlineData("--digits", "many")]
    [InlineData("--epochs", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--mnist", "/there/is/no/such/folder")]
    [InlineData("--unknown", "1")]
    public async Task A_wrong_option_ends_with_an_exit_code(string option, string value) =>
        Assert.NotEqual(0, await CommandLine.RunAsync([option, value, "--picture", Picture]));

    [Fact]
    public async Task A_folder_without_MNIST_ends_with_an_exit_code_before_any_training() =>
        Assert.NotEqual(0, await CommandLine.RunAsync(["--mnist", _folder.FullName, "--picture", Picture]));

    [Fact]
    public async Task A_set_of_other_classes_is_refused_in_a_sentence()
    {
        using var letters = DigitFolder.Of(count: 70, side: 28, label: 25);

        var (exitCode, text) = await ErrorOutput.OfAsync(() => CommandLine.RunAsync(["--mnist", letters.FullName, "--picture", Picture]));

        Assert.Equal(
            (1, $"error: the images in '{letters.FullName}' are labelled up to 25, and the network tells 10 classes apart, 0 to 9."), (exitCode, text));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_written_ends_with_an_exit_code_before_any_training() =>
        Assert.NotEqual(0, await CommandLine.RunAsync(["--picture", _folder.FullName]));
}
