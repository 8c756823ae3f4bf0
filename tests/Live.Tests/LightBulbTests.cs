using Microsoft.CodeAnalysis.CodeFixes;
using TorchSharp.Analyzers.Live.Tests.Demo;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests;

/// <summary>What the user can do about a squiggle, without leaving the file that shows it.</summary>
public sealed class LightBulbTests(DemoSolution demo)
{
    private const string RemoveSigmoid = "Remove the sigmoid in Tagger.forward, and apply it where its result is used";

    [Fact]
    public async Task The_light_bulb_lists_the_fix_first_and_can_fix_all()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");

        var fix = (await LightBulbAsync(training))[0];

        Assert.Equal(RemoveSigmoid, fix.Title);
        Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], fix.FixAllScopes);
    }

    [Fact]
    public async Task Applying_it_mends_the_models_file_and_its_other_callers_and_the_squiggle_is_gone()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");
        var fix = (await LightBulbAsync(training))[0];

        editor.Apply(await fix.ApplyAsync());

        var model = editor.Open("Tagger.cs");
        var prediction = editor.Open("TaggerPrediction.cs");
        Assert.Contains("forward(Tensor x) => fc.forward(x);", await model.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("torch.sigmoid(model.forward(x)) > 0.5", await prediction.TextAsync(), StringComparison.Ordinal);
        foreach (var document in new[] { training, model, prediction })
            Assert.Empty(await document.SquigglesAsync());
    }

    [Fact]
    public async Task Fixing_the_document_leaves_the_other_models_alone()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");
        var otherTraining = editor.Open("GateTraining.cs");
        var fix = (await LightBulbAsync(training))[0];

        editor.Apply(await fix.ApplyToAllAsync(FixAllScope.Document));

        Assert.Empty(await training.SquigglesAsync());
        Assert.Single(await otherTraining.SquigglesAsync());
    }

    [Fact]
    public async Task Fixing_the_solution_mends_all_models()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");
        var otherTraining = editor.Open("GateTraining.cs");
        var fix = (await LightBulbAsync(training))[0];

        editor.Apply(await fix.ApplyToAllAsync(FixAllScope.Solution));

        Assert.Empty(await training.SquigglesAsync());
        Assert.Empty(await otherTraining.SquigglesAsync());
        Assert.DoesNotContain("sigmoid", await editor.Open("Gate.cs").TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<LightBulbItem>> LightBulbAsync(OpenDocument document) =>
        await document.LightBulbAsync(Assert.Single(await document.SquigglesAsync()));
}
