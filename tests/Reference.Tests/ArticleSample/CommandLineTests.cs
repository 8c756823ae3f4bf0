using System.Reflection;
using System.Xml.Linq;
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

    [Fact]
    public async Task The_board_is_a_picture_that_moves_and_shows_the_end_where_it_cannot()
    {
        var board = Path.Combine(_folder.FullName, "made", "board.svg");

        Assert.Equal(0, await CommandLine.RunAsync(["--digits", "64", "--epochs", "2", "--picture", Picture, "--board", board]));

        var picture = XElement.Load(board);
        var animations = picture.Descendants().Where(element => element.Name.LocalName == "animate").ToList();
        Assert.All(animations, animation => Assert.Equal(Parts(animation, "values").Length, Parts(animation, "keyTimes").Length));
        foreach (var moment in new[] { 0, 0.003, 0.2, 0.35, 0.6999, 0.7001, 1 })
        {
            // Of each of the five programs one epoch and one loss, and its score when all are over.
            Assert.Equal(moment < 0.7 ? 10 : 15, animations.Count(animation => (string?)animation.Attribute("attributeName") == "visibility" && At(animation, moment) == "visible"));
        }

        var resting = picture.Descendants().Where(element => element.Name.LocalName == "text" && (string?)element.Attribute("visibility") != "hidden").Select(element => element.Value.Trim()).ToList();
        Assert.Equal(2, resting.Count(text => text == "2/2"));
        Assert.Equal(3, resting.Count(text => text == "5/5"));

        static string[] Parts(XElement animation, string attribute) => animation.Attribute(attribute)!.Value.Split(';');

        static string At(XElement animation, double moment) => Parts(animation, "values")[Parts(animation, "keyTimes").Count(time => double.Parse(time, System.Globalization.CultureInfo.InvariantCulture) <= moment) - 1];
    }

    /// <summary>The picture of the front page is one of these programs.</summary>
    [Fact]
    public void The_picture_of_the_front_page_shows_these_programs()
    {
        var root = typeof(CommandLineTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var settings = new ComparisonSettings(null, TrainingDigits: 64, TaggerEpochs: 20, Positives: 20, CoinFlips: false, Seed: 1, new FileInfo("unused"));
        using var data = ArticleData.Load(settings);
        var texts = XElement.Load(Path.Combine(root, "docs", "images", "article-board.svg")).Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();

        var shown = ArticleExperiments.Create(data, settings).SelectMany(experiment => experiment.Runs.Select(run => run.Label).Prepend(experiment.Title)).ToList();

        Assert.Equal(shown, texts.Where(shown.Contains));
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
