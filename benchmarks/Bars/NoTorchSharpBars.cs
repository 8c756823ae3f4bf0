using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Projects that do not use TorchSharp: the package may be installed for a whole solution.</summary>
internal sealed class NoTorchSharpBars : IBars
{
    private static readonly Contender[] Contenders = [Contender.Empty, Contender.Ours];

    public string Command => "no-torchsharp";

    public string Summary => "a compilation that does not reference TorchSharp";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var workload = Workload.Plain(300).Checked();
        var actions = Contenders.Select(contender => Actions(workload.Build(contender))).ToList();
        var result = Interleaved.Run(Contenders.Length, 15, (contender, _) => Cpu.Of(() => workload.Build(Contenders[contender])));
        details.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workload.Files} files: empty {result.Median(0).TotalSeconds:0.000} s, ours {result.Median(1).TotalSeconds:0.000} s CPU"));
        yield return new("no TorchSharp: actions registered beside the one that looks for it", actions[1] - actions[0], 0);
        yield return new("no TorchSharp: CPU over the empty analyzer's", result.Ratio(1, 0), 1.05);
    }

    /// <summary>Everything that runs for code: all but the starts of the compilation.</summary>
    private static int Actions(CompilationWithAnalyzers analysis) => analysis.Analyzers.Sum(analyzer =>
    {
        var telemetry = analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult();
        return Counts.CodeActions(telemetry);
    });
}
