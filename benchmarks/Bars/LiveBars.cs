namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Typing: one method changes, the editor asks for that document.</summary>
internal sealed class LiveBars : IBars
{
    private const int Files = 1000;
    private const int FewFiles = 30;
    private const int WarmUp = 10;

    private static readonly Contender[] Contenders = [Contender.Graph, Contender.Losses, Contender.Ours, Contender.Empty];

    private static readonly Comparison[] Edits = Comparisons("live edit");
    private static readonly Comparison[] Declarations = Comparisons("live edit of a declaration");

    public string Command => "live";

    public string Summary => "one method of 1000 files with training loops changes, or one is declared, then the diagnostics of that document";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(Workload.Loops(FewFiles).Checked(), Edits, static (workload, contender, round) => workload.Edit(contender, round), details);
        var workload = Workload.Loops(Files).Checked();
        foreach (var bar in Measure(workload, Edits, static (workload, contender, round) => workload.Edit(contender, round), details))
            yield return bar;
        foreach (var bar in Measure(workload, Declarations, static (workload, contender, round) => workload.Declare(contender, round), details))
            yield return bar;
        var bytes = Contenders.Select(contender => Costs.Of(each => workload.Edit(each, number: 0), contender).Bytes).ToList();
        details.WriteLine($"an edit at {Files} files: graphs {bytes[0] / 1e6:0.00} MB, loss rules {bytes[1] / 1e6:0.00} MB, ours {bytes[2] / 1e6:0.00} MB");
        yield return new Bar($"live edit at {Files} files with training loops, loss rules: bytes over the graph-building analyzer's", bytes[1] / bytes[0], Limit: 1.4);
        yield return new Bar($"live edit at {Files} files with training loops, all rules: bytes over the graph-building analyzer's", bytes[2] / bytes[0], Limit: 2.0);
    }

    /// <summary>Whoever types waits for the loss rules half as long again as for the graphs alone, and for all families twice as long.</summary>
    private static Comparison[] Comparisons(string what) =>
    [
        new($"{what} at {Files} files with training loops, loss rules: CPU over the graph-building analyzer's", Contender: 1, To: 0, Limit: 1.5),
        new($"{what} at {Files} files with training loops, all rules: CPU over the graph-building analyzer's", Contender: 2, To: 0, Limit: 2.0),
    ];

    private static IEnumerable<Bar> Measure(Workload workload, Comparison[] comparisons, Action<Workload, Contender, int> edit, TextWriter details)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            foreach (var contender in Contenders)
                edit(workload, contender, round);
        }

        var result = Interleaved.Run(
            Contenders.Length, (41, 201), comparisons, (contender, round) => Cpu.Of(() => edit(workload, Contenders[contender], WarmUp + round)));
        details.WriteLine($"{comparisons[0].Name.Split(',')[0]}, {workload.Files} of them here: {result.Describe("graphs", "loss rules", "ours", "empty")}");
        return comparisons.Select(result.BarOf);
    }
}
