namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Projects that do not use TorchSharp: the package may be installed for a whole solution.</summary>
internal sealed class NoTorchSharpBars : IBars
{
    /// <summary>Equal, as far as time can tell.</summary>
    private static readonly Comparison Equal = new("no TorchSharp: CPU over the empty analyzer's", Contender: 1, To: 0, Limit: 1.05);

    private static readonly Contender[] Contenders = [Contender.Empty, Contender.Ours];

    public string Command => "no-torchsharp";

    public string Summary => "a compilation that does not reference TorchSharp";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var workload = Workload.Plain(300).Checked();
        yield return new("no TorchSharp: actions registered for code", Costs.Of(workload.Build, Contender.Ours).Actions, 0);
        var result = Interleaved.Run(
            Contenders.Length, (9, 25), [Equal], (contender, _) => Cpu.Of(() => workload.Build(Contenders[contender])));
        details.WriteLine($"{workload.Files} files: {result.Describe("empty", "ours")}");
        yield return result.BarOf(Equal);
    }
}
