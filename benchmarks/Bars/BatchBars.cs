namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A whole build of 10, 100 and 1000 files.</summary>
internal sealed class BatchBars : IBars
{
    private const int Graphs = 0;
    private const int Ours = 1;
    private const int Small = 100;
    private const int Big = 1000;

    private static readonly Contender[] Contenders = [Contender.Graph, Contender.Ours, Contender.Empty];

    private static readonly Comparison Growth = new($"growth: CPU a file at {Big} files over that at {Small}", Contender: 1, To: 0, Limit: 1.10);

    public string Command => "batch";

    public string Summary => "all diagnostics of 10, 100 and 1000 training files, against an empty analyzer and one that only builds graphs";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(Workload.Training(30).Checked(), (1, 1), []);
        foreach (var (files, rounds) in new[] { (10, (21, 101)), (Small, (9, 41)), (Big, (3, 15)) })
        {
            var workload = Workload.Training(files).Checked();
            var comparison = new Comparison($"batch, {files} files: CPU over the graph-building analyzer's", Ours, Graphs, 1.15);
            var result = Measure(workload, rounds, [comparison]);
            details.WriteLine($"{workload.Files,4} files, {workload.Lines,6} lines: {result.Describe("graphs", "ours", "empty")}");
            yield return result.BarOf(comparison);
        }

        var growth = MeasureGrowth();
        details.WriteLine($"{Big} files: {growth.Describe($"{Big / Small} builds of {Small}", "one build")}");
        yield return growth.BarOf(Growth);
    }

    private static Interleaved Measure(Workload workload, (int Least, int Most) rounds, IReadOnlyList<Comparison> comparisons) =>
        Interleaved.Run(
            Contenders.Length, rounds, comparisons, (contender, _) => Cpu.Of(() => workload.Analyze(Contenders[contender])));

    /// <summary>As many files in many small builds as in a big one, side by side: minutes apart, the machine is another one.</summary>
    private static Interleaved MeasureGrowth()
    {
        var small = Workload.Training(Small).Checked();
        var big = Workload.Training(Big).Checked();
        return Interleaved.Run(contenders: 2, (5, 15), [Growth], (contender, _) => Cpu.Of(() => Build(contender == Growth.To ? small : big)));

        static void Build(Workload workload)
        {
            for (var files = 0; files < Big; files += workload.Files)
                workload.Analyze(Contender.Ours);
        }
    }
}
