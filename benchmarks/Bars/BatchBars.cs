using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A whole build of 10, 100 and 1000 files.</summary>
internal sealed class BatchBars : IBars
{
    private const int Graphs = 0;
    private const int Ours = 1;
    private const int BuildWithEmpty = 2;
    private const int BuildWithOurs = 3;

    public string Command => "batch";

    public string Summary => "all diagnostics of 10, 100 and 1000 training files, against an empty analyzer and one that only builds graphs";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(Workload.Training(100).Checked(), rounds: 1);
        var perFile = new Dictionary<int, double>();
        foreach (var (files, rounds) in new[] { (10, 21), (100, 9), (1000, 3) })
        {
            var workload = Workload.Training(files).Checked();
            var result = Measure(workload, rounds);
            perFile[files] = result.Median(Ours) / TimeSpan.FromMilliseconds(1) / files;
            details.WriteLine(Describe(workload, result));
            yield return new($"batch of {files} files: CPU over the graph-building analyzer's", result.Ratio(Ours, Graphs), 1.15);
        }

        yield return new("growth: CPU a file at 1000 files over that at 100", perFile[1000] / perFile[100], 1.10);
    }

    private static Interleaved Measure(Workload workload, int rounds) =>
        Interleaved.Run(4, rounds, (contender, _) => Cpu.Of(() => Run(workload, contender)));

    private static CompilationWithAnalyzers Run(Workload workload, int contender) => contender switch
    {
        Graphs => workload.Analyze(Contender.Graph),
        Ours => workload.Analyze(Contender.Ours),
        BuildWithEmpty => workload.Build(Contender.Empty),
        _ => workload.Build(Contender.Ours),
    };

    private static string Describe(Workload workload, Interleaved result) => string.Create(CultureInfo.InvariantCulture,
        $"{workload.Files,5} files, {workload.Lines,6} lines: graphs {Seconds(result, Graphs)}, ours {Seconds(result, Ours)}; with the compiler: "
        + $"empty {Seconds(result, BuildWithEmpty)}, ours {Seconds(result, BuildWithOurs)}, ratio {result.Ratio(BuildWithOurs, BuildWithEmpty):0.000}");

    private static string Seconds(Interleaved result, int contender) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Median(contender).TotalSeconds:0.000} s");
}
