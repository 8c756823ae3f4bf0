using System.Diagnostics;
using System.Globalization;
using TorchSharp.Analyzers.Benchmarks.Sizes;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>Programs with very much of one thing, each in two doublings: nothing grows faster than the program, and whoever cancels gets an answer.</summary>
/// <param name="words">What the command line says: after <c>size</c>, the shapes to measure, each by a part of its name; none: all.</param>
internal sealed class SizeBars(IReadOnlyList<string> words) : IBars
{
    private const double MostSeconds = 3;
    private const double MostMegabytes = 500;
    private const double MostMilliseconds = 200;

    /// <summary>Linear is 2; trees that are searched add a little.</summary>
    private const double MostPerDoubling = 2.5;

    /// <summary>Below this much the fixed cost of an analysis hides how it grows, and loops forty deep cost nobody anything.</summary>
    private const double LeastMegabytes = 10;

    private const double MostOverNoBase = 1.2;

    private const int Cancellations = 5;

    /// <summary>What else the machine does only adds: the least of so many is nearest to the truth.</summary>
    private const int Rounds = 5;

    public string Command => "size";

    public string Summary => "programs with very much of one thing: growth by doubling, time, memory, cancellation";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        foreach (var contender in new[] { Contender.Empty, Contender.Graph, Contender.Ours })
            Workload.Training(30).Checked().Build(contender);
        var results = Chosen().Select(shape => Measure(shape, details)).ToList();
        yield return Worst("growth: own bytes for twice as much", results, static result => result.Growth, MostPerDoubling);
        var parts = results.Where(static result => !result.Shape.IsWholeProject).ToList();
        if (parts.Count > 0)
            yield return Worst("own CPU seconds at the largest size", parts, static result => result.Seconds, MostSeconds);
        yield return Worst("megabytes at the largest size", results, static result => result.Megabytes, MostMegabytes);
        yield return Worst("milliseconds until a cancelled analysis returns, beyond graphs only", results, static result => result.Late, MostMilliseconds);
        if (results.Find(static result => result.Shape == TypeShapes.UnderBase) is { } under && results.Find(static result => result.Shape == TypeShapes.Alone) is { } alone)
            yield return new("sizes: own bytes of trainers under one generic base class, over those without", under.Bytes / alone.Bytes, MostOverNoBase);
    }

    private IEnumerable<SizedShape> Chosen()
    {
        var names = words.SkipWhile(static word => word != "size").Skip(1).ToList();
        return names.Count == 0 ? SizedShape.All : SizedShape.All.Where(shape => names.Exists(name => shape.Name.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    private static Bar Worst(string what, IReadOnlyList<Result> results, Func<Result, double> measured, double limit)
    {
        var worst = results.MaxBy(measured)!;
        return new($"sizes: {what} ({worst.Shape.Name})", measured(worst), limit);
    }

    private static Result Measure(SizedShape shape, TextWriter details)
    {
        var workloads = new[] { shape.Largest / 4, shape.Largest / 2, shape.Largest }.Select(size => Workload.Sized(shape, size)).ToList();
        workloads[0].Checked();
        var own = workloads.ConvertAll(static workload => Bytes(workload, Contender.Ours) - Bytes(workload, Contender.Empty));
        var growth = own.Zip(own.Skip(1)).Where(static pair => pair.First > LeastMegabytes).Select(static pair => pair.Second / pair.First);
        var largest = workloads[^1];
        var (empty, ours) = (TimeSpan.Zero, TimeSpan.MaxValue / 2);
        var megabytes = 0.0;
        for (var round = 0; round < Rounds && (ours - empty).TotalSeconds > MostSeconds; round++)
        {
            var without = Cpu.Of(() => largest.Build(Contender.Empty));
            var with = TimeSpan.Zero;
            megabytes = Math.Max(megabytes, PeakMemory.Of(() => with = Cpu.Of(() => largest.Build(Contender.Ours))));
            if (with - without < ours - empty)
                (empty, ours) = (without, with);
        }

        var late = double.MaxValue;
        // The compiler binds a body without asking whether anybody still wants it.
        for (var round = 0; round < Rounds && late > MostMilliseconds; round++)
            late = Math.Min(late, Math.Max(0, Late(largest, Contender.Ours, ours) - Late(largest, Contender.Graph, ours)));
        var result = new Result(shape, growth.DefaultIfEmpty().Max(), own[^1], (ours - empty).TotalSeconds, megabytes, late);
        details.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.Name,-42} {shape.Largest,6}: {ours.TotalSeconds,5:0.00} s, {empty.TotalSeconds,5:0.00} s without; growth {result.Growth,4:0.00}; "
            + $"{megabytes,3:0} MB; cancelled {result.Late,3:0} ms later than graphs only"));
        return result;
    }

    /// <returns>Megabytes allocated.</returns>
    private static double Bytes(Workload workload, Contender contender)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        workload.Build(contender);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
    }

    /// <summary>The longest that an analysis went on after it was cancelled, at moments spread over its time.</summary>
    private static double Late(Workload workload, Contender contender, TimeSpan duration)
    {
        var latest = 0.0;
        for (var i = 1; i <= Cancellations; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var watch = new Stopwatch();
            using var start = cancellation.Token.Register(watch.Start);
            cancellation.CancelAfter(duration * i / (Cancellations + 1));
            try
            {
                workload.Analyze(contender, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                latest = Math.Max(latest, watch.Elapsed.TotalMilliseconds);
            }
        }

        return latest;
    }

    /// <param name="Growth">The most that the bytes we allocate beyond the empty analyzer's grow by when there is twice as much.</param>
    /// <param name="Bytes">Megabytes allocated beyond the empty analyzer's, at the largest size.</param>
    /// <param name="Seconds">CPU beyond the empty analyzer's, at the largest size.</param>
    /// <param name="Megabytes">What the heap held at most, the compiler's part included.</param>
    /// <param name="Late">Milliseconds until a cancelled analysis returned, beyond what one that only builds graphs takes at the same moments.</param>
    private sealed record Result(SizedShape Shape, double Growth, double Bytes, double Seconds, double Megabytes, double Late);
}
