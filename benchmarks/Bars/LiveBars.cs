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

    public string Command => "live";

    public string Summary => "one method of 1000 files with training loops changes, then the diagnostics of that document";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        Measure(FewFiles, details);
        yield return Measure(Files, details).BarOf(Edit);
    }

    private static Interleaved Measure(int files, TextWriter details)
    {
        var workload = Workload.Loops(files).Checked();
        for (var edit = 0; edit < WarmUp; edit++)
        {
            foreach (var contender in Contenders)
                workload.Edit(contender, edit);
        }

        var result = Interleaved.Run(
            Contenders.Length, (41, 201), [Edit], (contender, round) => Cpu.Of(() => workload.Edit(Contenders[contender], WarmUp + round)));
        details.WriteLine($"an edit at {files} files: {result.Describe("graphs", "ours", "empty")}");
        return result;
    }
}
