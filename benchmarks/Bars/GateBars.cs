using System.Globalization;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tests.Flow;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What is kept from edit to edit: it must turn nobody away, let few through in vain, and not grow.</summary>
internal sealed class GateBars : IBars
{
    private const int Files = 1000;
    private const int Edits = 5000;
    private const int Few = 50;
    private const int SoakFiles = 200;
    private const int SoakEdits = 1000;

    /// <summary>The rules see one edit in so many, the gate sees all.</summary>
    private const int OneIn = 10;

    public string Command => "gate";

    public string Summary => $"members turned away over {SoakEdits} random edits, and memory after {Edits}";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var soak = GateSoak.Run(Workload.Loops(SoakFiles).Checked().Compilation, TorchSpellings.Instance, SoakEdits, every: 5, seed: 1);
        details.WriteLine($"{SoakEdits} edits of {SoakFiles} files: {soak}");
        yield return new($"gate: members turned away over {SoakEdits} random edits", soak.TurnedAway, 0);
        yield return new("gate: members let through in vain, over those that are wanted", (double)soak.TooMany / soak.Wanted, 0.10);

        var workload = Workload.Loops(Files).Checked();
        var (few, many) = (MemoryAfter(workload, Few), MemoryAfter(workload, Edits));
        details.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Files} files: {few / 1e6:0.0} MB after {Few} edits, {many / 1e6:0.0} MB after {Edits}"));
        yield return new($"gate: memory after {Edits} edits over that after {Few}", (double)many / few, 1.10);
    }

    /// <summary>What is still held when the last compilation has been analysed.</summary>
    private static long MemoryAfter(Workload workload, int edits)
    {
        var last = workload.Type(Contender.Ours, edits, OneIn);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(last);
        return held;
    }
}
