using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A program, and what it shows before and after a line is put in.</summary>
internal sealed class DisturbedProgram(Compilation program, IReadOnlyList<(Place Place, string Text)> findings)
{
    public Compilation Program => program;

    /// <summary>What it shows undisturbed, with the text that is marked.</summary>
    public IReadOnlyList<(Place Place, string Text)> Findings => findings;

    public static async Task<DisturbedProgram> OfAsync(IEnumerable<(string Path, string Text)> files)
    {
        var program = ProgramBatch.Compile(files);
        return new(program, await FindAsync(program));
    }

    /// <summary>What goes and what comes with a line, as places in the undisturbed program.</summary>
    public async Task<(IReadOnlyList<Place> Gone, IReadOnlyList<Place> Come)> WithAsync(Disturbance disturbance)
    {
        var after = (await FindAsync(disturbance.Apply(program))).Select(finding => disturbance.Before(finding.Place)).ToList();
        var before = findings.Select(finding => finding.Place).ToList();
        return ([.. before.Except(after)], [.. after.Except(before)]);
    }

    private static async Task<IReadOnlyList<(Place Place, string Text)>> FindAsync(Compilation compilation)
    {
        var crashes = new ConcurrentQueue<string>();
        var analysis = new CompilationWithAnalyzers(compilation, RulesUnderTest.Shipped.CreateAnalyzers(), new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => crashes.Enqueue($"{analyzer.GetType().Name} threw {exception}"), concurrentAnalysis: false, false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.True(crashes.IsEmpty, crashes.FirstOrDefault());
        return [.. diagnostics.Where(diagnostic => ProgramBatch.Judged.Contains(diagnostic.Id)).Select(diagnostic => (PlaceOf(diagnostic), diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)))];
    }

    private static Place PlaceOf(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new(diagnostic.Id, span.Path, span.StartLinePosition.Line + 1);
    }
}
