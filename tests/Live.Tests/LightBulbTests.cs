using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TorchSharp.Analyzers.Live.Tests.Demo;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests;

/// <summary>What the user can do about a squiggle, without leaving the file that shows it.</summary>
public sealed class LightBulbTests(DemoSolution demo)
{
    private const string RemoveSigmoid = "Remove the sigmoid in Tagger.forward, and apply it where its result is used";
    private const string SwitchLoss = "Use BCELoss instead (less stable)";

    [Fact]
    public async Task The_light_bulb_lists_the_fixes_best_first()
    {
        using var editor = demo.OpenEditor();
        var fixes = await LightBulbAsync(editor.Open("TaggerTraining.cs"));
        Assert.Equal([RemoveSigmoid, SwitchLoss], fixes.Select(fix => fix.Title));
    }

    [Fact]
    public async Task Each_fix_can_fix_all()
    {
        using var editor = demo.OpenEditor();
        foreach (var fix in await LightBulbAsync(editor.Open("TaggerTraining.cs")))
            Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], fix.FixAllScopes);
    }

    [Fact]
    public async Task Advice_has_a_light_bulb_that_mends_other_callers_too()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("ClassifierTraining.cs");
        var fixes = await LightBulbAsync(training);
        Assert.Equal(["Remove the log_softmax in Classifier.forward, and apply it where its result is used", "Use nll_loss instead"], fixes.Select(fix => fix.Title));

        editor.Apply(await fixes[0].ApplyAsync());

        Assert.DoesNotContain("log_softmax", await editor.Open("Classifier.cs").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("functional.log_softmax(model.forward(x), 1).max()", await editor.Open("ClassifierPrediction.cs").TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await training.SquigglesAsync());
    }

    [Fact]
    public async Task Advice_about_the_loss_changes_loss_model_and_other_callers_together()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("RankerTraining.cs");
        var squiggle = Assert.Single(await training.SquigglesAsync());
        Assert.Equal(("TSA1007", DiagnosticSeverity.Info, "ranker.forward(x)"), (squiggle.Id, squiggle.Severity, squiggle.Text));

        editor.Apply(await Assert.Single(await training.LightBulbAsync(squiggle)).ApplyAsync());

        Assert.Contains("BCEWithLogitsLoss Criterion = BCEWithLogitsLoss(reduction: Reduction.Sum);", await training.TextAsync(), StringComparison.Ordinal);
        var model = editor.Open("Ranker.cs");
        var prediction = editor.Open("RankerPrediction.cs");
        Assert.Contains("""Sequential(("fc", Linear(20, 1)));""", await model.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("(torch.sigmoid(ranker.forward(x)) > torch.sigmoid(ranker.forward(z)))", await prediction.TextAsync(), StringComparison.Ordinal);
        foreach (var document in new[] { training, model, prediction })
            Assert.Empty(await document.SquigglesAsync());
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
    public async Task The_second_choice_leaves_the_model_alone_and_advice_in_place_of_the_warning()
    {
        using var editor = demo.OpenEditor();
        var training = editor.Open("TaggerTraining.cs");
        var fix = (await LightBulbAsync(training)).Single(item => item.Title == SwitchLoss);

        editor.Apply(await fix.ApplyAsync());

        Assert.Contains("var criterion = BCELoss();", await training.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("torch.sigmoid", await editor.Open("Tagger.cs").TextAsync(), StringComparison.Ordinal);
        Assert.Equal("TSA1007", Assert.Single(await training.SquigglesAsync()).Id);
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
