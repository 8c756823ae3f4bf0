using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Typing: one method changes, the editor asks for that document.</summary>
internal sealed class LiveBars : IBars
{
    private const int Files = 1000;
    private const int WarmUp = 6;
    private const int Edits = 40;

    private static readonly Contender[] Contenders = [Contender.Empty, Contender.Graph, Contender.Ours];

    public string Command => "live";

    public string Summary => "one method of 1000 files changes, then the diagnostics of that document";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var workload = Workload.Training(Files).Checked();
        for (var edit = 0; edit < WarmUp; edit++)
        {
            foreach (var contender in Contenders)
                workload.Edit(contender, edit);
        }

        var result = Interleaved.Run(
            Contenders.Length, Edits, (contender, round) => Cpu.Of(() => workload.Edit(Contenders[contender], WarmUp + round)));
        details.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Files} files, {Edits} edits: empty {result.Median(0).TotalMilliseconds:0.0} ms, graphs {result.Median(1).TotalMilliseconds:0.0} ms, "
            + $"ours {result.Median(2).TotalMilliseconds:0.0} ms CPU an edit"));
        yield return new($"live edit at {Files} files: CPU over the graph-building analyzer's", result.Ratio(2, 1), 2.0);
    }
}
