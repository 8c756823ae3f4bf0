namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A whole build of 10, 100 and 1000 files.</summary>
internal sealed class BatchBars : IBars
{
    private const int Graphs = 0;
    private const int Ours = 1;

    private static readonly Contender[] Contenders = [Contender.Graph, Contender.Ours, Contender.Empty];

    public string Command => "batch";

    public string Summary => "all diagnostics of 10, 100 and 1000 training files, against an empty analyzer and one that only builds graphs";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(Workload.Training(30).Checked(), (1, 1), []);
        var perFile = new Dictionary<int, double>();
        foreach (var (files, rounds) in new[] { (10, (21, 101)), (100, (9, 41)), (1000, (3, 15)) })
        {
            var workload = Workload.Training(files).Checked();
            var comparison = new Comparison($"batch, {files} files: CPU over the graph-building analyzer's", Ours, Graphs, 1.15);
            var result = Measure(workload, rounds, [comparison]);
            perFile[files] = result.Median(Ours) / TimeSpan.FromMilliseconds(1) / files;
            details.WriteLine($"{workload.Files,4} files, {workload.Lines,6} lines: {result.Describe("graphs", "ours", "empty")}");
            yield return result.BarOf(comparison);
        }

        yield return new("growth: CPU a file at 1000 files over that at 100", perFile[1000] / perFile[100], 1.10);
    }

    private static Interleaved Measure(Workload workload, (int Least, int Most) rounds, IReadOnlyList<Comparison> comparisons) =>
        Interleaved.Run(
            Contenders.Length, rounds, comparisons, (contender, _) => Cpu.Of(() => workload.Analyze(Contenders[contender])));
}
