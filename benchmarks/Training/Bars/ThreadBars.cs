using System.Diagnostics;
using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>One thread against two. Only the clock on the wall can tell, so other work on the machine is in these figures.</summary>
internal sealed class ThreadBars : IBars
{
    private const int Rounds = 21;

    public string Command => "threads";

    public string Summary => "bare steps with one thread over the same with two, time on the wall";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var mlp = Workload.Mlp(batches: 2);
        yield return Bar.AtMost("MLP: step with one thread over two", Measure(mlp, steps: 300), 1);
        using var cnn = Workload.Cnn(batches: 2);
        log.WriteLine($"  for scale, CNN: {Measure(cnn, steps: 5):0.000}");
    }

    private static double Measure(Workload workload, int steps)
    {
        using var bare = new BareSteps(workload, Optimizers.Adam());
        bare.Run(20);
        return Interleaved.Run(contenders: 2, Rounds, (contender, _) =>
        {
            set_num_threads(contender + 1);
            bare.Run(2);
            var watch = Stopwatch.StartNew();
            bare.Run(steps);
            return watch.Elapsed;
        }).Ratio(0, to: 1);
    }
}
