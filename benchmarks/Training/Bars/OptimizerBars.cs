using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>The step with the flat Adam against the step with TorchSharp's.</summary>
internal sealed class OptimizerBars : IBars
{
    private const int Rounds = 15;

    public string Command => "optimizer";

    public string Summary => "bare steps with FlatAdam against the same with TorchSharp's Adam, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var mlp = Workload.Mlp(batches: 2);
        yield return Bar.AtMost("MLP: step with FlatAdam over step with Adam", Measure(mlp, steps: 500, log), 0.75);
        using var cnn = Workload.Cnn(batches: 2);
        yield return Bar.AtMost("CNN: step with FlatAdam over step with Adam", Measure(cnn, steps: 20, log), 0.97);
    }

    private static double Measure(Workload workload, int steps, TextWriter log)
    {
        using var flat = new BareSteps(workload, Optimizers.Adam());
        using var stock = new BareSteps(workload, Optimizers.StockAdam());
        flat.Run(20);
        stock.Run(20);

        var times = Interleaved.Run(contenders: 2, Rounds, (contender, _) => Cpu.Of(() => (contender == 0 ? flat : stock).Run(steps)));
        log.WriteLine($"  {workload.Name}: {times.Median(0).TotalMicroseconds / steps:N0} µs with FlatAdam, {times.Median(1).TotalMicroseconds / steps:N0} µs with Adam");
        return times.Ratio(0, to: 1);
    }
}
