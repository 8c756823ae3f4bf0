using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using TorchSharp.Analyzers.Tests.Generated;
using TorchSharp.Reference.Tests.Fixes.Running;
using Xunit;

namespace TorchSharp.Reference.Tests.Fixes;

/// <summary>
/// Generated programs, run on libtorch before and after their repair: they predict the same numbers, bit for bit, and train on the loss of
/// the program that never had the mistake.
/// </summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repaired_programs_predict_what_they_did_and_train_on_the_right_loss()
    {
        var outcomes = new List<Outcome>();
        foreach (var (recipe, name) in ProgramSeries.Recipes(ProgramSeries.Count(30)))
            outcomes.Add(await InspectAsync(RunnableProgram.Of(recipe, name)));

        output.WriteLine(
            $"{outcomes.Count} programs, {outcomes.Count(one => one.IsRepaired)} repaired; "
            + $"compared: predictions of {outcomes.Count(one => one.HasPredictions)}, losses of {outcomes.Count(one => one.HasLoss)}.");
        var failures = outcomes.Select(one => one.Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(outcomes.Count(one => one.HasPredictions) > outcomes.Count * 0.8, "Too few predictions were compared.");
        Assert.True(outcomes.Count(one => one.HasLoss) > outcomes.Count * 0.7, "Too few losses were compared.");
    }

    private static async Task<Outcome> InspectAsync(RunnableProgram program)
    {
        var before = (await RunnableProgram.CompileAsync(program.Wrong)).Project;
        var after = await FirstFix.ApplyToAllAsync(before, program.Rule, Cancellation);
        if (after is null)
            return new Outcome(false, false, false, null);
        var runs = new Runs(
            await GeneratedRun.LoadAsync(before, program.Name, Cancellation),
            await GeneratedRun.LoadAsync(after, program.Name, Cancellation),
            await GeneratedRun.LoadAsync((await RunnableProgram.CompileAsync(program.Right)).Project, program.Name, Cancellation));
        var x = Batches.Inputs(isImage: program.ChoiceOf("model") == "convolutional");
        var predictions = runs.Before.Predictions(x);
        var failure = predictions is not null && !predictions.AsSpan().SequenceEqual(runs.After.Predictions(x)) ? "other predictions" : null;
        var loss = Batches.Targets(isClass: IsClass(program)).Select(y => Compare(runs, x, y)).FirstOrDefault(answer => answer is not null);
        failure ??= loss is "" ? null : loss;
        return new Outcome(true, predictions is not null, loss is not null, failure is null ? null : $"{failure}\n{program.Wrong}\nafter:\n{await TextAsync(after)}");
    }

    private static bool IsClass(RunnableProgram program) =>
        program.ChoiceOf("pair").EndsWith(nameof(Criterion.CrossEntropy), StringComparison.Ordinal)
        || program.ChoiceOf("pair").EndsWith(nameof(Criterion.NegativeLikelihood), StringComparison.Ordinal);

    /// <summary>What is wrong, empty where nothing is, or null where the right program does not take such a target.</summary>
    private static string? Compare(Runs runs, torch.Tensor x, torch.Tensor y)
    {
        if (runs.Right.Train(x, y) is not { Losses.Count: > 0 } right)
            return null;
        if (runs.After.Train(x, y) is not { } after)
            return "the repaired program does not run";
        if (after.Losses.Count != right.Losses.Count || !after.Losses.Zip(right.Losses).All(pair => IsSame(pair.First, pair.Second)))
            return $"loss {string.Join(", ", after.Losses)} and not {string.Join(", ", right.Losses)}";
        return runs.Before.Train(x, y) is { } before && !before.Figures.SequenceEqual(after.Figures) ? "other figures beside the loss" : "";
    }

    private static bool IsSame(float left, float right) => left.Equals(right) || Math.Abs(left - right) <= 1e-5f * Math.Max(1, Math.Abs(right));

    private static async Task<string> TextAsync(Project project) =>
        string.Join("\n", await Task.WhenAll(project.Documents.Select(async document => $"// ---- {document.Name}\n{await document.GetTextAsync(Cancellation)}")));

    private sealed record Runs(GeneratedRun Before, GeneratedRun After, GeneratedRun Right);

    private sealed record Outcome(bool IsRepaired, bool HasPredictions, bool HasLoss, string? Failure);
}
