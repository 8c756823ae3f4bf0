using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Fixes of generated programs: each that is offered does its work, and most findings have one.</summary>
public sealed class GeneratedProgramsTests
{
    [Fact]
    public async Task Every_fix_on_offer_does_its_work_and_most_findings_have_one()
    {
        var programs = ProgramSeries.First(ProgramSeries.Count(60)).Where(program => program.Rule is not null).ToList();
        var results = await Task.WhenAll(programs.Select(InspectAsync));

        var failures = results.Select(result => result.Failure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        var unfixed = results.Where(result => !result.IsFixable).ToList();
        Assert.True(
            unfixed.Count <= results.Length * 0.35,
            $"{unfixed.Count} of {results.Length} have no fix.\n\n{string.Join("\n\n", unfixed.Select(result => result.Program))}");
    }

    private static async Task<Result> InspectAsync(GeneratedProgram generated)
    {
        var files = generated.Files.Select(file => new SourceFile(file.Path, file.Text));
        var program = await TestProgram.CreateAsync(files, ProgramOptions.Default with { Usings = "" });
        var findings = await ProgramAnalysis.BuildAsync(program.Compilation, RulesUnderTest.Shipped);
        try
        {
            await OfferedFixesCheck.RunAsync(program, RulesUnderTest.Shipped, findings, mayHaveErrors: false);
        }
        catch (Exception exception) when (exception is HarnessException or InvalidOperationException)
        {
            return new(generated, true, $"{generated.Recipe}\n{exception.Message}\n{exception.StackTrace}\n{generated.Text}");
        }

        var isFixable = findings.Length == 0;
        foreach (var finding in findings)
            isFixable |= (await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped)).Count > 0;
        return new(generated, isFixable, null);
    }

    private sealed record Result(GeneratedProgram Program, bool IsFixable, string? Failure);
}
