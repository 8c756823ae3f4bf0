using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// What <see cref="BatchMemory.Keep"/> does, in processes of their own, one after the other with and without. Time is noisy and without it a matter of
/// chance, so what is promised is a count: the page faults of a step.
/// </summary>
internal sealed class HeapBars : IBars
{
    private const int Rounds = 5;
    private const double MostFaults = 100;

    public string Command => "heap";

    public string Summary => "page faults of a step with the memory of batches kept, and its time with and without, in processes of their own";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        if (!BatchMemory.Keep())
        {
            log.WriteLine("  the C library is not glibc on Linux: nothing to measure");
            yield break;
        }

        foreach (var onPoolThread in new[] { false, true })
        {
            var (with, without) = (new List<HeapCosts>(), new List<HeapCosts>());
            for (var round = 0; round < Rounds; round++)
            {
                with.Add(HeapProcess.Run(keep: true, onPoolThread));
                without.Add(HeapProcess.Run(keep: false, onPoolThread));
            }

            var thread = onPoolThread ? "a thread of the pool" : "the main thread";
            log.WriteLine($"  on {thread}, kept: {Text(with)}");
            log.WriteLine($"  on {thread}, left: {Text(without)}");
            yield return Bar.AtMost($"CNN on {thread}: most page faults of a step, batches' memory kept", with.Max(costs => costs.FaultsPerStep), MostFaults);
            yield return Bar.AtMost($"CNN on {thread}: processor time of a step, kept over left", Median(with) / Median(without), 1.02);
        }
    }

    private static double Median(List<HeapCosts> costs) => costs.Select(one => one.MillisecondsPerStep).Order().ElementAt(costs.Count / 2);

    private static string Text(List<HeapCosts> costs) => string.Join(", ", costs.OrderBy(one => one.FaultsPerStep).Select(one =>
        FormattableString.Invariant($"{one.FaultsPerStep:N0} faults and {one.MillisecondsPerStep:0.0} ms")));
}
