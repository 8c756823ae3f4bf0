namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Typing: one method changes, the editor asks for that document.</summary>
internal sealed class LiveBars : IBars
{
    private const int Files = 1000;
    private const int FewFiles = 30;
    private const int WarmUp = 10;

    private static readonly Contender[] Contenders = [Contender.Graph, Contender.Ours, Contender.Empty];

    private static readonly Comparison Edit =
        new($"live edit at {Files} files with training loops: CPU over the graph-building analyzer's", Contender: 1, To: 0, Limit: 1.5);

    private static readonly Comparison Declaration = Edit with { Name = $"live edit of a declaration at {Files} files: CPU over the graph-building analyzer's" };

    public string Command => "live";

    public string Summary => "one method of 1000 files with training loops changes, or one is declared, then the diagnostics of that document";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(Workload.Loops(FewFiles).Checked(), Edit, static (workload, contender, round) => workload.Edit(contender, round), details);
        var workload = Workload.Loops(Files).Checked();
        yield return Measure(workload, Edit, static (workload, contender, round) => workload.Edit(contender, round), details).BarOf(Edit);
        yield return Measure(workload, Declaration, static (workload, contender, round) => workload.Declare(contender, round), details).BarOf(Declaration);
        var graphs = Costs.Of(contender => workload.Edit(contender, number: 0), Contender.Graph);
        var ours = Costs.Of(contender => workload.Edit(contender, number: 0), Contender.Ours);
        details.WriteLine($"an edit at {Files} files: graphs {graphs.Bytes / 1e6:0.00} MB, ours {ours.Bytes / 1e6:0.00} MB");
        yield return new Bar($"live edit at {Files} files with training loops: bytes over the graph-building analyzer's", ours.Bytes / graphs.Bytes, Limit: 1.4);
    }

    private static Interleaved Measure(Workload workload, Comparison comparison, Action<Workload, Contender, int> edit, TextWriter details)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            foreach (var contender in Contenders)
                edit(workload, contender, round);
        }

        var result = Interleaved.Run(
            Contenders.Length, (41, 201), [comparison], (contender, round) => Cpu.Of(() => edit(workload, Contenders[contender], WarmUp + round)));
        details.WriteLine($"{comparison.Name.Split(':')[0]}, {workload.Files} of them here: {result.Describe("graphs", "ours", "empty")}");
        return result;
    }
}
