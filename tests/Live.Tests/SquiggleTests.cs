using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Demo;

namespace TorchSharp.Analyzers.Live.Tests;

/// <summary>What the user sees while the files are open, before anything is built.</summary>
public sealed class SquiggleTests(DemoSolution demo)
{
    [Fact]
    public async Task The_file_that_trains_shows_the_mistake_that_the_models_file_brings()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");

        var squiggle = Assert.Single(await training.SquigglesAsync());

        Assert.Equal(("TSA1001", DiagnosticSeverity.Warning, "output"), (squiggle.Id, squiggle.Severity, squiggle.Text));
        Assert.Contains("Tagger.cs:9", squiggle.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tagger.cs")]
    [InlineData("TaggerPrediction.cs")]
    public async Task The_other_files_show_nothing(string file)
    {
        using var editor = demo.OpenEditor();
        Assert.Empty(await editor.Open(file).SquigglesAsync());
    }

    [Fact]
    public async Task Advice_is_shown_too()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("ClassifierTraining.cs");

        var squiggle = Assert.Single(await training.SquigglesAsync());

        Assert.Equal(("TSA1003", DiagnosticSeverity.Info, "model.forward(x)"), (squiggle.Id, squiggle.Severity, squiggle.Text));
    }

    [Fact]
    public async Task Typing_in_the_models_file_takes_the_squiggle_away_and_brings_it_back()
    {
        using var editor = demo.OpenEditor();
        var model = editor.Open("Tagger.cs");
        var training = editor.Open("TaggerTraining.cs");
        Assert.Single(await training.SquigglesAsync());

        await model.TypeOverAsync("torch.sigmoid(fc.forward(x))", "fc.forward(x)");
        Assert.Empty(await training.SquigglesAsync());

        await model.TypeOverAsync("=> fc.forward(x)", "=> fc.forward(x).sigmoid()");
        Assert.Single(await training.SquigglesAsync());
    }
}
