using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>
/// Findings in generated programs, alone and with other code that uses the model's output: nearly all have their main fix, and every fix
/// on offer does its work. What has no main fix cannot have one: between the activation and a second use of its result stands a step, such
/// as dropout, or a transposition after softmax, before and after which the activation would not give the same numbers.
/// </summary>
public sealed class GeneratedProgramsTests(ITestOutputHelper output)
{
    /// <summary>The keys of the fix that is listed first where the finding can be mended as its rule's page says.</summary>
    private static readonly ImmutableDictionary<string, string[]> MainFixes = new Dictionary<string, string[]>
    {
        ["TSA1001"] = ["RemoveActivation"],
        ["TSA1002"] = ["RemoveActivation"],
        ["TSA1003"] = ["RemoveActivation"],
        ["TSA1004"] = ["RemoveActivation"],
        ["TSA1005"] = ["SwitchLossBCEWithLogitsLoss", "SwitchLossAndRemoveActivationBCEWithLogitsLoss", "ApplyBeforeLossexp"],
        ["TSA1006"] = ["SwitchLossCrossEntropyLoss", "SwitchLossAndRemoveActivationCrossEntropyLoss"],
        ["TSA1007"] = ["SwitchLossAndRemoveActivationBCEWithLogitsLoss"],
    }.ToImmutableDictionary();

    [Theory]
    [InlineData(false, 0.98)]
    [InlineData(true, 0.93)]
    public async Task Nearly_every_finding_has_its_main_fix_and_every_fix_on_offer_does_its_work(bool withConsumers, double leastShare)
    {
        var programs = ProgramSeries.Recipes(ProgramSeries.Count(40))
            .Select(made => ProgramGenerator.Write(made.Recipe.With("expected", "a finding"), made.Name, withConsumers)).ToList();
        var answers = (await Task.WhenAll(programs.Select(InspectAsync))).SelectMany(answers => answers).ToList();

        var unfixed = answers.Where(answer => !answer.HasMainFix).ToList();
        output.WriteLine($"{answers.Count} findings in {programs.Count} programs, {answers.Count - unfixed.Count} with their main fix.");
        foreach (var answer in unfixed)
            output.WriteLine($"No main fix:\n{answer.Program}");
        var failures = answers.Select(answer => answer.Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(
            answers.Count - unfixed.Count >= answers.Count * leastShare,
            $"{unfixed.Count} of {answers.Count} findings have no main fix.\n\n{string.Join("\n\n", unfixed.Select(answer => answer.Program))}");
        Assert.True(answers.Count >= programs.Count * 0.95, $"Only {answers.Count} findings in {programs.Count} programs with a mistake.");
    }

    private static async Task<IEnumerable<Answer>> InspectAsync(GeneratedProgram generated)
    {
        var files = generated.Files.Select(file => new SourceFile(file.Path, file.Text));
        var program = await TestProgram.CreateAsync(files, ProgramOptions.Default with { Usings = "" });
        var findings = await ProgramAnalysis.BuildAsync(program.Compilation, RulesUnderTest.Shipped);
        var failure = await FailureAsync(program, findings);
        var answers = new List<Answer>();
        foreach (var finding in findings.Where(static finding => ProgramBatch.Judged.Contains(finding.Id)))
            answers.Add(new(generated, await HasMainFixAsync(program, finding), failure is null ? null : $"{generated}\n{failure}"));
        return answers;
    }

    private static async Task<bool> HasMainFixAsync(TestProgram program, Diagnostic finding) =>
        (await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped)) is [var first, ..]
        && MainFixes[finding.Id].Contains(first.EquivalenceKey);

    private static async Task<string?> FailureAsync(TestProgram program, ImmutableArray<Diagnostic> findings)
    {
        try
        {
            await OfferedFixesCheck.RunAsync(program, RulesUnderTest.Shipped, findings, mayHaveErrors: false);
            return null;
        }
        catch (Exception exception) when (exception is HarnessException or InvalidOperationException)
        {
            return $"{exception.Message}\n{exception.StackTrace}";
        }
    }

    private sealed record Answer(GeneratedProgram Program, bool HasMainFix, string? Failure);
}
