using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Demo;
using TorchSharp.Analyzers.Live.Tests.Hosting;

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

    [Fact]
    public async Task Typing_on_after_the_loss_leaves_the_squiggle_and_its_light_bulb_where_they_are()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");
        var blinks = await BlinksAsync(training, training, "criterion.forward(output, y).backward();", """

            optimizer.step();
            if (x.shape[0] > 3) { seen += x.shape[0]; }
            foreach (var p in model.parameters()) norm += p.norm();
            """);

        Assert.Empty(blinks);
    }

    [Fact]
    public async Task Typing_a_member_into_the_model_leaves_the_squiggle_in_the_file_that_trains()
    {
        using var editor = demo.OpenEditor();
        var blinks = await BlinksAsync(
            editor.Open("Tagger.cs"), editor.Open("TaggerTraining.cs"), "RegisterComponents();", "\n\n    public long Size() { var n = fc.weight.numel(); return n; }");

        Assert.Empty(blinks);
    }

    /// <summary>What had been typed, key by key, when the squiggle was not there, or its light bulb, which waits for an open brace to be closed.</summary>
    private static async Task<IReadOnlyList<string>> BlinksAsync(OpenDocument typedIn, OpenDocument watched, string before, string typed)
    {
        var blinks = new List<string>();
        for (var length = 1; length <= typed.Length; length++)
        {
            await typedIn.TypeOverAsync(before + typed[..(length - 1)], before + typed[..length]);
            if (await watched.SquigglesWhileTypingAsync() is not [var squiggle])
                blinks.Add(typed[..length]);
            else if (length % 3 == 0 && IsBalanced(typed[..length]) && await watched.LightBulbAsync(squiggle) is not [_, _])
                blinks.Add($"light bulb: {typed[..length]}");
        }

        return blinks;
    }

    private static bool IsBalanced(string text) => text.Count(key => key == '{') == text.Count(key => key == '}');
}
