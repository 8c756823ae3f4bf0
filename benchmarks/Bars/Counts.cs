using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What no noise touches: actions and bytes.</summary>
internal sealed class Counts : IBars
{
    private static readonly Contender[] Contenders = [Contender.Empty, Contender.Graph, Contender.Ours];

    public string Command => "counts";

    public string Summary => "actions registered and bytes allocated, for a build and for an edit";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        List<Workload> workloads = [Workload.Training(100).Checked(), Workload.Training(1000).Checked()];
        var builds = workloads.ConvertAll(workload => Contenders.Select(contender => Allocated(() => workload.Analyze(contender))).ToList());
        foreach (var (workload, bytes) in workloads.Zip(builds))
            details.WriteLine($"build of {workload.Files} files: {Describe(bytes)}");
        foreach (var contender in Contenders)
            details.WriteLine($"actions of {contender}: {Actions(workloads[0], contender)}");

        var edit = Contenders.Select(contender => Allocated(() => workloads[1].Edit(contender, 3))).ToList();
        details.WriteLine($"edit at {workloads[1].Files} files: {Describe(edit)}");
        yield return new("build of 1000 files: bytes over the graph-building analyzer's", builds[1][2] / builds[1][1], 1.15);
        yield return new("growth: bytes a file at 1000 files over those at 100", builds[1][2] / builds[0][2] / 10, 1.10);
        yield return new("edit at 1000 files: bytes over the graph-building analyzer's", edit[2] / edit[1], 2.0);
    }

    /// <summary>Actions that run for code: all but the starts of the compilation.</summary>
    public static int CodeActions(AnalyzerTelemetryInfo telemetry) =>
        telemetry.SyntaxTreeActionsCount + telemetry.SemanticModelActionsCount + telemetry.SymbolActionsCount + telemetry.SymbolStartActionsCount
        + telemetry.SyntaxNodeActionsCount + telemetry.CodeBlockActionsCount + telemetry.CodeBlockStartActionsCount
        + telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.OperationBlockStartActionsCount
        + telemetry.CompilationActionsCount + telemetry.CompilationEndActionsCount;

    private static int Actions(Workload workload, Contender contender)
    {
        var analysis = workload.Analyze(contender);
        return analysis.Analyzers.Sum(analyzer =>
            CodeActions(analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult()));
    }

    /// <summary>Of the second run: the first also pays for what is made once in a process.</summary>
    private static double Allocated(Action action)
    {
        action();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static string Describe(IReadOnlyList<double> bytes) => string.Join(", ", Contenders.Zip(bytes).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.First} {pair.Second / 1e6:0.0} MB")));
}
