namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What the rules of the library's own faults add, in a live edit and in a build: all rules and all but those, side by side.</summary>
internal sealed class LibraryBars : IBars
{
    private const int Files = 100;
    private const int WarmUp = 10;

    private static readonly Contender[] Contenders = [Contender.Ours, Contender.WithoutLibrary];

    private static readonly Comparison Edit = new($"live edit at {Files} files: CPU of all rules over all but TSA6xxx", Contender: 0, To: 1, Limit: 1.05);

    private static readonly Comparison Build = new($"build of {Files} files: CPU of all rules over all but TSA6xxx", Contender: 0, To: 1, Limit: 1.05);

    public string Command => "library";

    public string Summary => "what the rules TSA6xxx add to an edit and to a build of training code";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var workload = Workload.Loops(Files).Checked();
        yield return Measure(Edit, (81, 401), details, workload, static (files, contender, round) => files.Edit(contender, round));
        yield return Measure(Build, (21, 81), details, workload, static (files, contender, _) => files.Build(contender));
    }

    private static Bar Measure(Comparison comparison, (int, int) rounds, TextWriter details, Workload files, Action<Workload, Contender, int> work)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            foreach (var contender in Contenders)
                work(files, contender, round);
        }

        var result = Interleaved.Run(Contenders.Length, rounds, [comparison], (contender, round) => Cpu.Of(() => work(files, Contenders[contender], WarmUp + round)));
        details.WriteLine($"{comparison.Name}: {result.Describe("all rules", "without TSA6xxx")}");
        return result.BarOf(comparison);
    }
}
